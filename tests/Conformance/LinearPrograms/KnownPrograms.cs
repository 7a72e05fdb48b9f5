using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>Programs that every method must answer rightly: the literature's hard ones and one for every feature.</summary>
public static class KnownPrograms
{
    private const double Infinity = double.PositiveInfinity;

    public static IReadOnlyList<KnownProgram> All { get; } =
    [
        Optimal("two products", Rational.Parse("36"), Packing([3, 5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18])),
        Optimal("Beale's cycling example", Rational.Parse("1/20"), Packing(
            [Rational.Parse("3/4"), -150, Rational.Parse("1/50"), -6],
            [
                [Rational.Parse("1/4"), -60, Rational.Parse("-1/25"), 9],
                [Rational.Parse("1/2"), -90, Rational.Parse("-1/50"), 3],
                [0, 0, 1, 0],
            ],
            [0, 0, 1])),
        new("Kuhn's cycling example", Packing(
            [2, 3, -1, -12],
            [[-2, -9, 1, 9], [Rational.Parse("1/3"), 1, Rational.Parse("-1/3"), -2]],
            [0, 0]), LinearProgramStatus.Unbounded),
        Optimal("Chvátal's cycling example", 1, Packing(
            [10, -57, -9, -24],
            [
                [Rational.Parse("1/2"), Rational.Parse("-11/2"), Rational.Parse("-5/2"), 9],
                [Rational.Parse("1/2"), Rational.Parse("-3/2"), Rational.Parse("-1/2"), 1],
                [1, 0, 0, 0],
            ],
            [0, 0, 1])),
        Optimal("Marshall and Suurballe's cycling example", 2, Packing(
            [Rational.Parse("2/5"), Rational.Parse("2/5"), Rational.Parse("-9/5")],
            [
                [Rational.Parse("3/5"), Rational.Parse("-32/5"), Rational.Parse("24/5")],
                [Rational.Parse("1/5"), Rational.Parse("-9/5"), Rational.Parse("3/5")],
                [Rational.Parse("2/5"), Rational.Parse("-8/5"), Rational.Parse("1/5")],
                [0, 1, 0],
            ],
            [0, 0, 0, 1])),
        KleeMinty(6),
        KleeMinty(12),
        FreeVariables(),
        Ranges(),
        Equations(),
        Redundant(),
        Assignment(5),
        BoundFlips(),
        FixedVariables(),
        PackingWithUpperBounds(),
        new("empty column against its bound", Build(ObjectiveSense.Minimize, [(0, Infinity, 1)], []), LinearProgramStatus.Optimal, 0),
        new("empty column without bound", Build(ObjectiveSense.Maximize, [(0, Infinity, 1)], []), LinearProgramStatus.Unbounded),
        new("no variables and no rows", Build(ObjectiveSense.Minimize, [], []), LinearProgramStatus.Optimal, 0),
        new("an empty row that holds", Build(ObjectiveSense.Minimize, [(1, 2, 1)], [(-1, 1, [0])]), LinearProgramStatus.Optimal, 1),
        new("an empty row that cannot hold", Build(ObjectiveSense.Minimize, [(1, 2, 1)], [(1, 2, [0])]), LinearProgramStatus.Infeasible),
        new("rows without variables", Build(ObjectiveSense.Minimize, [], [(1, 2, [])]), LinearProgramStatus.Infeasible),
        new("crossing bounds of a variable", Build(ObjectiveSense.Minimize, [(2, 1, 1)], []), LinearProgramStatus.Infeasible),
        new("crossing bounds of a row", Build(ObjectiveSense.Minimize, [(0, 1, 1)], [(2, 1, [1])]), LinearProgramStatus.Infeasible),
        new("parallel rows apart", Build(ObjectiveSense.Minimize, [(-Infinity, Infinity, 0), (-Infinity, Infinity, 0)], [(-Infinity, 1, [1, 1]), (2, Infinity, [1, 1])]), LinearProgramStatus.Infeasible),
        new("infeasible by a combination of rows", Build(ObjectiveSense.Maximize, [(0, Infinity, 1), (0, Infinity, 1), (0, Infinity, 1)], [(3, Infinity, [1, -1, 0]), (3, Infinity, [0, 1, -1]), (3, Infinity, [-1, 0, 1])]), LinearProgramStatus.Infeasible),
        new("unbounded along a line", Build(ObjectiveSense.Minimize, [(-Infinity, Infinity, 1), (-Infinity, Infinity, 1)], [(0, 0, [1, -1])]), LinearProgramStatus.Unbounded),
        new("a line of optima", Build(ObjectiveSense.Minimize, [(-Infinity, Infinity, 1), (-Infinity, Infinity, -1)], [(7, Infinity, [1, -1])]), LinearProgramStatus.Optimal, 7),
        new("zero objective", Build(ObjectiveSense.Maximize, [(0, Infinity, 0)], [(2, 3, [1])]), LinearProgramStatus.Optimal, 0),
        new("imports and exports at one price", Trade(exportPrice: 10), LinearProgramStatus.Optimal, 29),
        new("exports cheaper than imports", Trade(exportPrice: 9.8), LinearProgramStatus.Optimal, 29),
        new("exports dearer than imports", Trade(exportPrice: 10.2), LinearProgramStatus.Unbounded),
        .. InfeasiblePrograms.Of(5),
        .. UnboundedPrograms.Of(5),
    ];

    /// <summary>Maximize c·x with A·x ≤ b, x ≥ 0.</summary>
    public static LinearProgram Packing(Rational[] costs, Rational[][] rows, Rational[] limits)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        foreach (Rational cost in costs)
        {
            builder.AddVariable(0, Infinity, cost);
        }

        for (int row = 0; row < rows.Length; row++)
        {
            builder.AddRow(-Infinity, limits[row]);
            for (int variable = 0; variable < costs.Length; variable++)
            {
                builder.SetCoefficient(row, variable, rows[row][variable]);
            }
        }

        return builder.Build();
    }

    /// <summary>The value of the square matrix game of seed 7.</summary>
    public static LinearProgram MatrixGame(int size) => new MatrixGame(size).ExactProgram();

    // Import, export and make (at most 3) what is demanded. Netlib's finnis and lotfi hold such pairs, so that costs off by 2% make them
    // unbounded, as GLPK says too.
    private static LinearProgram Trade(double exportPrice) => Build(
        ObjectiveSense.Minimize, [(0, Infinity, 10), (0, Infinity, -exportPrice), (0, 3, 3)], [(5, 5, [1, -1, 1])]);

    private static LinearProgram Build(
        ObjectiveSense sense, (double Lower, double Upper, double Cost)[] variables, (double Lower, double Upper, double[] Entries)[] rows)
    {
        LinearProgramBuilder builder = new(sense);
        foreach ((double lower, double upper, double cost) in variables)
        {
            builder.AddVariable(lower, upper, cost);
        }

        foreach ((double lower, double upper, double[] entries) in rows)
        {
            int row = builder.AddRow(lower, upper);
            for (int variable = 0; variable < entries.Length; variable++)
            {
                builder.SetCoefficient(row, variable, entries[variable]);
            }
        }

        return builder.Build();
    }

    private static KnownProgram Optimal(string name, Rational value, LinearProgram program) =>
        new(name, program, LinearProgramStatus.Optimal, value);

    // Chvátal's form: maximize ∑ 10^(n-j) x_j, subject to 2 ∑_{j<i} 10^(i-j) x_j + x_i ≤ 100^(i-1); optimum 100^(n-1).
    private static KnownProgram KleeMinty(int size)
    {
        static Rational Ten(int exponent) => Rational.Parse(FormattableString.Invariant($"1e{exponent}"));
        return Optimal(FormattableString.Invariant($"Klee-Minty cube in {size} dimensions"), Ten(2 * (size - 1)), Packing(
            [.. Enumerable.Range(0, size).Select(j => Ten(size - 1 - j))],
            [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => j < i ? 2 * Ten(i - j) : j == i ? 1 : 0).ToArray())],
            [.. Enumerable.Range(0, size).Select(i => Ten(2 * i))]));
    }

    private static KnownProgram FreeVariables() => Optimal("free variables", -10, Build(
        ObjectiveSense.Minimize,
        [(-Infinity, Infinity, 1), (-Infinity, 4, 2)],
        [(-2, Infinity, [1, 1]), (-8, 8, [0, 1])]));

    private static KnownProgram Ranges() => Optimal("ranges on both sides", 5, Build(
        ObjectiveSense.Maximize,
        [(0, Infinity, 1), (0, Infinity, 1)],
        [(1, 5, [1, 1]), (-1, 1, [1, -1])]));

    private static KnownProgram Equations()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        builder.SetObjectiveConstant(100);
        int x = builder.AddVariable(0, Infinity, 1, "x");
        int y = builder.AddVariable(0, Infinity, 1, "y");
        int row = builder.AddRow(Rational.Parse("0.3"), Rational.Parse("0.3"), "sum");
        builder.SetCoefficient(row, x, Rational.Parse("0.1"));
        builder.SetCoefficient(row, y, Rational.Parse("0.2"));
        return Optimal("an equation in decimals", Rational.Parse("101.5"), builder.Build());
    }

    private static KnownProgram Redundant() => Optimal("duplicate, proportional and implied rows", 3, Build(
        ObjectiveSense.Maximize,
        [(0, Infinity, 1), (0, Infinity, 1)],
        [(3, 3, [1, 1]), (3, 3, [1, 1]), (6, 6, [2, 2]), (-Infinity, 100, [1, 0]), (0, 0, [0, 0])]));

    // Degenerate throughout: every vertex of the assignment polytope lies on far more rows than it needs. Cost |i - j|: optimum 0.
    private static KnownProgram Assignment(int size)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int row = 0; row < 2 * size; row++)
        {
            builder.AddRow(1, 1);
        }

        for (int place = 0; place < size * size; place++)
        {
            int variable = builder.AddVariable(0, Infinity, Math.Abs((place / size) - (place % size)));
            builder.SetCoefficient(place / size, variable, 1);
            builder.SetCoefficient(size + (place % size), variable, 1);
        }

        return Optimal("assignment", 0, builder.Build());
    }

    private static KnownProgram BoundFlips() => Optimal("variables that only move between bounds", 8, Build(
        ObjectiveSense.Maximize,
        [(-1, 1, 1), (-1, 2, 2), (-3, 1, -1), (0, 0, 5)],
        [(-100, 100, [1, 1, 1, 1])]));

    private static KnownProgram FixedVariables() => Optimal("fixed variables", Rational.Parse("7/2"), Build(
        ObjectiveSense.Minimize,
        [(2, 2, 1), (0.5, 0.5, 1), (0, Infinity, 1)],
        [(3.5, Infinity, [1, 1, 1])]));

    // The textbook's form with upper bounds: x and y reach theirs before any row binds.
    private static KnownProgram PackingWithUpperBounds() => Optimal("packing under upper bounds", 9, Build(
        ObjectiveSense.Maximize,
        [(0, 2, 3), (0, 1, 2), (0, Infinity, 1)],
        [(-Infinity, 8, [2, 1, 1]), (-Infinity, 5, [1, 1, 2])]));
}
