using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.LinearPrograms.Simplex;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>Factors by peeling against the matrix itself, and against factors of the whole matrix.</summary>
public sealed class PeeledFactorsTests
{
    private const int LargestSize = 12;
    private const double Tolerance = 1e-9;

    // Pivots below this leave too few digits to compare.
    private const double SmallestPivot = 1e-4;

    private delegate double[] Solver(PeeledFactors factors, double[] rightSide);

    [Fact]
    public void Solutions_have_their_right_sides() => ObeyLaw(Solution, isTransposed: false);

    [Fact]
    public void Solutions_with_the_transpose_have_their_right_sides() => ObeyLaw(TransposedSolution, isTransposed: true);

    [Fact]
    public void Solutions_of_many_right_sides_at_once_have_them() => ObeyLaw(OrderedSolution, isTransposed: false);

    [Fact]
    public void The_law_of_right_sides_refutes_the_transpose() => PlantedLaw.RequireFalsified(() => ObeyLaw(TransposedSolution, isTransposed: false));

    [Fact]
    public void The_law_of_right_sides_refutes_one_number_off() => PlantedLaw.RequireFalsified(() => ObeyLaw(
        (factors, rightSide) =>
        {
            double[] solution = Solution(factors, rightSide);
            solution[^1] += 1e-6;
            return solution;
        },
        isTransposed: false));

    [Fact]
    public void A_matrix_is_singular_where_it_is_for_factors_of_the_whole() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            // Integers, so that elimination by either way leaves a clear pivot or none.
            double[,] matrix = Subject(seed);
            DenseFactors whole = new();
            Span<double> cells = whole.Begin(matrix.GetLength(0));
            for (int place = 0; place < cells.Length; place++)
            {
                cells[place] = matrix[place / matrix.GetLength(0), place % matrix.GetLength(0)];
            }

            PeeledFactors peeled = new();
            bool isRegular = whole.Factor() && whole.SmallestPivot > Tolerance;
            return (isRegular == (Filled(peeled, matrix).Factor() && peeled.SmallestPivot > Tolerance)).ToProperty();
        }).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void Subjects_are_regular_and_singular_and_of_every_kind_of_nucleus()
    {
        List<(bool IsRegular, int Size, int Nucleus)> seen = [];
        for (int seed = 0; seed < 400; seed++)
        {
            PeeledFactors factors = Filled(new(), Subject(seed));
            seen.Add((factors.Factor(), factors.Size, factors.NucleusSize));
        }

        Assert.InRange(seen.Count(one => one.IsRegular), 100, 350);
        Assert.True(seen.Count(one => one.IsRegular && one.Nucleus == 0 && one.Size > 3) > 20);
        Assert.True(seen.Count(one => one.IsRegular && one.Nucleus == one.Size && one.Size > 3) > 10);
        Assert.True(seen.Count(one => one.IsRegular && one.Nucleus > 0 && one.Nucleus < one.Size) > 20);
    }

    [Fact]
    public void A_triangular_matrix_in_any_order_peels_off_whole()
    {
        PeeledFactors factors = Filled(new(), new double[,] { { 1, 2, 4 }, { 0, 0, 3 }, { 5, 0, 6 } });
        Assert.True(factors.Factor());
        Assert.Equal(0, factors.NucleusSize);
        Assert.Equal([1, 2.5, 1.0], Solution(factors, [10, 3, 11]));
    }

    // Peeling it would take 10⁷ times the second row from the first.
    [Fact]
    public void A_small_entry_of_its_column_is_left_to_the_nucleus()
    {
        PeeledFactors factors = Filled(new(), new double[,] { { 1, 1 }, { 1e-7, 0 } });
        Assert.True(factors.Factor());
        Assert.Equal(2, factors.NucleusSize);
        Assert.Equal(1e-7, factors.SmallestPivot, 1e-12);
    }

    [Fact]
    public void No_rows_are_regular()
    {
        PeeledFactors factors = Filled(new(), new double[0, 0]);
        Assert.True(factors.Factor());
        Assert.Equal(1, factors.SmallestPivot);
    }

    private static void ObeyLaw(Solver solver, bool isTransposed)
    {
        // Memory of the matrix before must not be seen.
        PeeledFactors factors = new();
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            double[,] matrix = Subject(seed);
            int size = matrix.GetLength(0);
            if (!Filled(factors, matrix).Factor() || factors.SmallestPivot < SmallestPivot)
            {
                return true.Label("Too near to singular to compare.");
            }

            double[] rightSide = [.. Enumerable.Range(0, size).Select(row => (double)((row * 7 % 5) - 2))];
            double[] solution = solver(factors, rightSide);
            double largest = 1 + solution.Max(Math.Abs);
            for (int row = 0; row < size; row++)
            {
                double sum = Enumerable.Range(0, size).Sum(column => (isTransposed ? matrix[column, row] : matrix[row, column]) * solution[column]);
                if (!(Math.Abs(sum - rightSide[row]) <= Tolerance * largest))
                {
                    return false.Label(FormattableString.Invariant($"row {row} of {size}: {sum} for {rightSide[row]}"));
                }
            }

            return true.ToProperty();
        }).Check(Laws.Config.WithMaxTest(500));
    }

    private static double[] Solution(PeeledFactors factors, double[] rightSide)
    {
        double[] vector = [.. rightSide];
        factors.Solve(vector);
        return vector;
    }

    private static double[] TransposedSolution(PeeledFactors factors, double[] rightSide)
    {
        double[] vector = [.. rightSide];
        factors.SolveTransposed(vector);
        return vector;
    }

    // The right side in the last of five columns, beside others.
    private static double[] OrderedSolution(PeeledFactors factors, double[] rightSide)
    {
        const int Stride = 5;
        double[] cells = new double[factors.Size * Stride];
        for (int place = 0; place < factors.Size; place++)
        {
            cells[place * Stride] = place;
            cells[(place * Stride) + Stride - 1] = rightSide[factors.Order[place]];
        }

        factors.SolveOrdered(cells, Stride);
        return [.. Enumerable.Range(0, factors.Size).Select(place => cells[(place * Stride) + Stride - 1])];
    }

    private static PeeledFactors Filled(PeeledFactors factors, double[,] matrix)
    {
        int size = matrix.GetLength(0);
        factors.Begin(size, matrix.Length);
        for (int column = 0; column < size; column++)
        {
            factors.BeginColumn(column);
            for (int row = 0; row < size; row++)
            {
                factors.Add(row, column, matrix[row, column]);
            }
        }

        return factors;
    }

    // Of 1 to 12 rows: dense, sparse or triangular in mixed order; integers from -3 to 3.
    private static double[,] Subject(int seed)
    {
        RandomStream stream = new StreamKey((ulong)seed).Open();
        int size = 1 + (int)(stream.NextUInt32() % LargestSize);
        uint share = 1 + (stream.NextUInt32() % 4);
        bool isTriangular = stream.NextUInt32() % 3 == 0;
        int turn = (int)(stream.NextUInt32() % (uint)size);
        double[,] matrix = new double[size, size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                bool isKept = stream.NextUInt32() % share == 0 && (!isTriangular || column <= row);
                double entry = (int)(stream.NextUInt32() % 7) - 3;
                matrix[(row + turn) % size, (column * 5 % size + turn) % size] = row == column && entry == 0 ? 1 : isKept || row == column ? entry : 0;
            }
        }

        return matrix;
    }
}
