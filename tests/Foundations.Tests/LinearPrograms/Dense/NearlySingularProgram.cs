using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>A program whose matrix is nearly singular but for a few changed entries, and a basis of all its variables, or nearly all.</summary>
/// <remarks>
/// Matrices: Hilbert's, Wilkinson's of largest growth, Vandermonde's, and exact products of less than full rank, of 2 to 20 rows. Entries are rounded to multiples of 2⁻²⁶ and
/// points to quarters, so right-hand sides and costs are exact, and a point and prices stay feasible in exact arithmetic: but for a few with bounds that their point breaks,
/// programs have an optimum, and no status hangs on rounding.
/// </remarks>
internal sealed record NearlySingularProgram(LinearProgram Program, LinearProgramBasis Start)
{
    /// <summary>Entries are multiples of the reciprocal: as coarse as leaves room for exact products and sums, or as fine as doubles about 1.</summary>
    public const double Coarse = 1 << 26;
    public const double Fine = 1L << 52;

    private const int Families = 4;
    private const int LargestSize = 20;

    public static NearlySingularProgram From(int seed, double grain = Coarse)
    {
        RandomStream stream = new StreamKey((ulong)seed).Open();
        int size = 2 + Below(ref stream, LargestSize - 1);
        double[] matrix = Matrix(ref stream, Below(ref stream, Families), (size, grain));
        for (int left = Below(ref stream, 4); left > 0; left--)
        {
            matrix[Below(ref stream, size * size)] += (Below(ref stream, 7) - 3) / 8.0;
        }

        int share = 1 << Below(ref stream, 3);
        double[] right = new double[size];
        double[] costs = new double[size];
        for (int line = 0; line < size; line++)
        {
            (double value, double price) = (Below(ref stream, 4) / (double)share, Below(ref stream, 4) / (double)share);
            for (int other = 0; other < size; other++)
            {
                right[other] += matrix[(other * size) + line] * value;
                costs[other] += matrix[(line * size) + other] * price;
            }
        }

        for (int line = 0; line < size; line++)
        {
            right[line] += Below(ref stream, share) == 0 ? Below(ref stream, 4) / 8.0 : 0;
            costs[line] -= Below(ref stream, share) == 0 ? Below(ref stream, 4) / 8.0 : 0;
        }

        double upper = Below(ref stream, 2) == 0 ? double.PositiveInfinity : 1 + Below(ref stream, 9);
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Maximize, costs, matrix, Filled(size, double.NegativeInfinity), right, new double[size], Filled(size, upper));
        return new(program, Basis(ref stream, size));
    }

    private static double[] Matrix(ref RandomStream stream, int family, (int Size, double Grain) shape)
    {
        (int size, double grain) = shape;
        double[] matrix = new double[size * size];
        int rank = Math.Max(1, size - 1 - Below(ref stream, 3));
        double[] left = Eighths(ref stream, size * rank);
        double[] right = Eighths(ref stream, size * rank);
        for (int place = 0; place < matrix.Length; place++)
        {
            (int row, int column) = (place / size, place % size);
            double entry = family switch
            {
                0 => 1.0 / (1 + row + column),
                1 => row == column || column == size - 1 ? 1 : row > column ? -1 : 0,
                2 => Math.Pow((row + 1.0) / size, column * Math.Min(1, 9.0 / size)),
                _ => Enumerable.Range(0, rank).Sum(part => left[(row * rank) + part] * right[(part * size) + column]),
            };
            matrix[place] = Math.Round(entry * grain) / grain;
        }

        return matrix;
    }

    private static LinearProgramBasis Basis(ref RandomStream stream, int size)
    {
        BasisStatus[] variables = [.. Enumerable.Repeat(BasisStatus.Basic, size)];
        BasisStatus[] rows = [.. Enumerable.Repeat(BasisStatus.AtUpper, size)];
        for (int left = Below(ref stream, 3) == 0 ? Below(ref stream, size) : 0; left > 0; left--)
        {
            int place = Below(ref stream, size);
            (variables[place], rows[place]) = (BasisStatus.AtLower, BasisStatus.Basic);
        }

        return new([.. variables], [.. rows]);
    }

    private static double[] Eighths(ref RandomStream stream, int length)
    {
        double[] values = new double[length];
        foreach (ref double value in values.AsSpan())
        {
            value = (Below(ref stream, 11) - 5) / 8.0;
        }

        return values;
    }

    private static double[] Filled(int length, double value) => [.. Enumerable.Repeat(value, length)];

    // The shares differ by less than 10⁻⁸ from equal ones.
    private static int Below(ref RandomStream stream, int count) => (int)(stream.NextUInt32() % (uint)count);
}
