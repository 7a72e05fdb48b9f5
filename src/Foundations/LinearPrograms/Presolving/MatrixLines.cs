namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>The rows, or else the columns, of a matrix as lines, to search either for multiples of each other.</summary>
internal sealed class MatrixLines(LinkedMatrix matrix, bool areRows)
{
    // 2^64 divided by the golden ratio, odd: multiples of it are spread evenly.
    private const ulong GoldenRatio = 0x9e3779b97f4a7c15UL;

    private readonly int lines = areRows ? matrix.Rows : matrix.Columns;
    private readonly double[] work = new double[areRows ? matrix.Columns : matrix.Rows];

    public int Length(int line) => areRows ? matrix.RowLength(line) : matrix.ColumnLength(line);

    /// <summary>
    /// Hashes that multiples of one line share, rounded so that noise seldom counts: entries are divided by the one in the first place.
    /// </summary>
    /// <returns>One for each line.</returns>
    /// <remarks>Entries are visited by columns, whose entries lie together in memory, for rows as well.</remarks>
    public ulong[] Hashes()
    {
        ulong[] hashes = new ulong[lines];
        double[] leading = areRows ? new double[lines] : [];
        for (int column = 0; column < matrix.Columns; column++)
        {
            double first = areRows ? 0 : LeadingOf(column);
            for (int at = matrix.FirstInColumn(column); at >= 0; at = matrix.NextInColumn(at))
            {
                int line = column;
                if (areRows)
                {
                    line = matrix.Row(at);
                    first = leading[line] == 0 ? leading[line] = matrix.Value(at) : leading[line];
                }

                ulong bits = BitConverter.DoubleToUInt64Bits(matrix.Value(at) / first);
                hashes[line] += Mixed(((ulong)Place(at) * GoldenRatio) ^ ((bits + (1UL << 15)) >> 16));
            }
        }

        return hashes;
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

    // The entry of a column in its first row.
    private double LeadingOf(int column)
    {
        int best = matrix.FirstInColumn(column);
        for (int at = best; at >= 0 && !matrix.IsAscending; at = matrix.NextInColumn(at))
        {
            best = matrix.Row(at) < matrix.Row(best) ? at : best;
        }

        return best >= 0 ? matrix.Value(best) : 0;
    }

    private int First(int line) => areRows ? matrix.FirstInRow(line) : matrix.FirstInColumn(line);

    private int Next(int at) => areRows ? matrix.NextInRow(at) : matrix.NextInColumn(at);

    private int Place(int at) => areRows ? matrix.Column(at) : matrix.Row(at);
}
