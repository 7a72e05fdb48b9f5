using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.LinearPrograms.Revised.Factors;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <summary>A matrix with as many columns again as rows and a basis of it, drawn from a few numbers; smaller numbers are simpler.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="PerColumn">Entries that a structural column has on average.</param>
/// <param name="LogicalShare">Tenths of the basis that are logical variables.</param>
/// <param name="Spread">Rows and columns are multiplied by powers of two up to this exponent, both ways.</param>
/// <param name="Twins">Basic columns that repeat a column before them, or hold nothing.</param>
/// <param name="Seed">Draws the entries: whole numbers from −4 to 4.</param>
public sealed record SampleBasis(int Rows, int PerColumn, int LogicalShare, int Spread, int Twins, int Seed)
{
    private double[][]? columns;

    /// <summary>Gets nonsingular and singular bases of up to 40 rows.</summary>
    public static Arbitrary<SampleBasis> Any { get; } = Of(40, 12, 3);

    /// <summary>Gets bases that exact fractions can follow.</summary>
    public static Arbitrary<SampleBasis> Small { get; } = Of(7, 0, 2);

    public int Columns => 2 * Rows;

    public override string ToString() =>
        FormattableString.Invariant($"{nameof(SampleBasis)}({Rows}, {PerColumn}, {LogicalShare}, {Spread}, {Twins}, {Seed})");

    /// <summary>Entry of [A, −I].</summary>
    internal double Entry(int row, int variable) => variable < Columns ? Dense()[variable][row] : row == variable - Columns ? -1 : 0;

    internal ColumnView View()
    {
        int[] starts = new int[Columns + 1];
        List<int> rows = [];
        List<double> values = [];
        for (int column = 0; column < Columns; column++)
        {
            for (int row = 0; row < Rows; row++)
            {
                if (Entry(row, column) != 0)
                {
                    rows.Add(row);
                    values.Add(Entry(row, column));
                }
            }

            starts[column + 1] = rows.Count;
        }

        return new(Columns, starts, [.. rows], [.. values]);
    }

    /// <summary>Distinct variables, one per row: structural ones, the twins among them, and logical ones.</summary>
    internal int[] Basis()
    {
        Draw draw = new(Seed + 1);
        int logicals = Rows * LogicalShare / 10;
        int[] chosen = [.. Enumerable.Range(0, Rows - logicals), .. draw.Shuffle(Rows).Take(logicals).Select(row => Columns + row)];
        return [.. draw.Shuffle(Rows).Select(index => chosen[index])];
    }

    private static Arbitrary<SampleBasis> Of(int mostRows, int mostSpread, int mostTwins)
    {
        Gen<SampleBasis> generator =
            from rows in Gen.Choose(1, mostRows)
            from perColumn in Gen.Choose(1, 5)
            from logicalShare in Gen.Choose(0, 9)
            from spread in Gen.Choose(0, mostSpread)
            from twins in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, mostTwins)))
            from seed in Gen.Choose(0, 999_999)
            select new SampleBasis(rows, perColumn, logicalShare, spread, twins, seed);
        return Arb.From(generator, Shrink);
    }

    private static IEnumerable<SampleBasis> Shrink(SampleBasis basis)
    {
        SampleBasis[] simpler =
        [
            basis with { Rows = Math.Max(1, basis.Rows / 2) }, basis with { Rows = Math.Max(1, basis.Rows - 1) },
            basis with { Twins = 0 }, basis with { Spread = 0 }, basis with { LogicalShare = 0 },
            basis with { PerColumn = Math.Max(1, basis.PerColumn - 1) }, basis with { Seed = basis.Seed / 2 },
        ];
        return simpler.Where(candidate => candidate != basis);
    }

    // A diagonal makes most bases nonsingular; twins follow their original at some later place.
    private double[][] Dense()
    {
        if (columns is not null)
        {
            return columns;
        }

        Draw draw = new(Seed);
        int[] rowExponents = [.. Enumerable.Range(0, Rows).Select(_ => draw.Below((2 * Spread) + 1) - Spread)];
        int[] diagonal = draw.Shuffle(Rows);
        columns = [.. Enumerable.Range(0, Columns).Select(_ => new double[Rows])];
        for (int column = 0; column < Columns; column++)
        {
            int exponent = draw.Below((2 * Spread) + 1) - Spread;
            for (int entry = draw.Below(2 * PerColumn); entry >= 0; entry--)
            {
                int row = draw.Below(Rows);
                columns[column][row] = Math.ScaleB(draw.Below(9) - 4, exponent + rowExponents[row]);
            }

            int own = diagonal[column % Rows];
            columns[column][own] = Math.ScaleB(1 + draw.Below(4), exponent + rowExponents[own]);
        }

        for (int twin = 0; twin < Math.Min(Twins, Rows - 1); twin++)
        {
            columns[Rows - 1 - twin] = twin == 2 ? new double[Rows] : [.. columns[draw.Below(Rows - 1 - twin)].Select(entry => 2 * entry)];
        }

        return columns;
    }

    private sealed class Draw(int seed)
    {
        private ulong state = (ulong)seed;

        public int Below(int limit)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            return (int)((state >> 33) % (ulong)limit);
        }

        public int[] Shuffle(int count) => [.. Enumerable.Range(0, count).OrderBy(_ => Below(1 << 20))];
    }
}
