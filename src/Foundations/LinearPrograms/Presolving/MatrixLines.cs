namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>The rows, or else the columns, of a matrix as lines, to search either for multiples of each other.</summary>
internal sealed class MatrixLines(LinkedMatrix matrix, bool areRows, int across)
{
    // 2^64 divided by the golden ratio, odd: multiples of it are spread evenly.
    private const ulong GoldenRatio = 0x9e3779b97f4a7c15UL;

    private readonly double[] work = new double[across];

    public int Length(int line) => areRows ? matrix.RowLength(line) : matrix.ColumnLength(line);

    /// <summary>
    /// A hash that multiples of one line share, rounded so that noise seldom counts: entries are divided by the one in the first place.
    /// </summary>
    public ulong Hash(int line)
    {
        double first = Leading(line);
        ulong hash = 0;
        for (int at = First(line); at >= 0; at = Next(at))
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(matrix.Value(at) / first);
            hash += Mixed(((ulong)Place(at) * GoldenRatio) ^ ((bits + (1UL << 15)) >> 16));
        }

        return hash;
    }

    /// <summary>The factor by which a line is a multiple of another, null when it is none.</summary>
    public double? Factor(int line, int other)
    {
        if (Length(line) != Length(other))
        {
            return null;
        }

        for (int at = First(other); at >= 0; at = Next(at))
        {
            work[Place(at)] = matrix.Value(at);
        }

        int first = First(line);
        double factor = work[Place(first)] == 0 ? 0 : matrix.Value(first) / work[Place(first)];
        bool isMultiple = factor != 0;
        for (int at = first; at >= 0 && isMultiple; at = Next(at))
        {
            double value = matrix.Value(at);
            isMultiple = PresolveNumbers.IsRounding(value - (factor * work[Place(at)]), Math.Abs(value));
        }

        for (int at = First(other); at >= 0; at = Next(at))
        {
            work[Place(at)] = 0;
        }

        return isMultiple ? factor : null;
    }

    // A 64-bit finalizer: every bit of the argument moves every bit of the result with probability near 1/2.
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdUL;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return value ^ (value >> 33);
    }

    private double Leading(int line)
    {
        int best = First(line);
        for (int at = best; at >= 0 && !matrix.IsAscending; at = Next(at))
        {
            best = Place(at) < Place(best) ? at : best;
        }

        return matrix.Value(best);
    }

    private int First(int line) => areRows ? matrix.FirstInRow(line) : matrix.FirstInColumn(line);

    private int Next(int at) => areRows ? matrix.NextInRow(at) : matrix.NextInColumn(at);

    private int Place(int at) => areRows ? matrix.Column(at) : matrix.Row(at);
}
