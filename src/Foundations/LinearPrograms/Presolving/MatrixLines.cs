namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>The rows, or else the columns, of a matrix as lines, to search either for multiples of each other.</summary>
internal sealed class MatrixLines(LinkedMatrix matrix, bool areRows)
{
    // 2^64 divided by the golden ratio, odd: multiples of it are spread evenly.
    private const ulong GoldenRatio = 0x9e3779b97f4a7c15UL;

    // Bits of a double before its fraction.
    private const int ExponentBits = 12;

    // Last bits of a sum that rounding may change.
    private const int NoiseBits = 16;

    private readonly int lines = areRows ? matrix.Rows : matrix.Columns;
    private readonly double[] work = new double[areRows ? matrix.Columns : matrix.Rows];

    public int Length(int line) => areRows ? matrix.RowLength(line) : matrix.ColumnLength(line);

    /// <summary>
    /// Hashes that multiples of one line share, rounded so that noise seldom counts: sums of the entries under weights of the places, divided by
    /// the entry in the first place.
    /// </summary>
    /// <returns>One for each line.</returns>
    /// <remarks>Entries are visited by columns, whose entries lie together in memory, for rows as well.</remarks>
    public ulong[] Hashes()
    {
        double[] weights = Weights(areRows ? matrix.Columns : matrix.Rows);
        double[] sums = areRows ? SumsOfRows(weights) : SumsOfColumns(weights);
        return Array.ConvertAll(sums, static sum => Mixed((BitConverter.DoubleToUInt64Bits(sum) + (1UL << (NoiseBits - 1))) >> NoiseBits));
    }

    /// <summary>The factor by which a line is a multiple of another, null when it is none.</summary>
    public double? Factor(int line, int other)
    {
        if (Length(line) != Length(other))
        {
            return null;
        }

        return matrix.IsAscending ? FactorInOrder(line, other) : FactorInAnyOrder(line, other);
    }

    // Entries of multiples meet one after another.
    private double? FactorInOrder(int line, int other)
    {
        int at = First(line);
        int otherAt = First(other);
        if (at < 0)
        {
            return null;
        }

        double factor = matrix.Value(at) / matrix.Value(otherAt);
        for (; at >= 0; at = Next(at), otherAt = Next(otherAt))
        {
            double value = matrix.Value(at);
            if (Place(at) != Place(otherAt) || !PresolveNumbers.IsRounding(value - (factor * matrix.Value(otherAt)), Math.Abs(value)))
            {
                return null;
            }
        }

        return factor;
    }

    private double? FactorInAnyOrder(int line, int other)
    {
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

    // Numbers from 1 up to 2 without pattern, so that lines which are no multiples hardly ever have equal sums.
    private static double[] Weights(int places)
    {
        double[] weights = new double[places];
        for (int place = 0; place < places; place++)
        {
            weights[place] = BitConverter.UInt64BitsToDouble((Mixed((ulong)(place + 1) * GoldenRatio) >> ExponentBits) | BitConverter.DoubleToUInt64Bits(1));
        }

        return weights;
    }

    private double[] SumsOfColumns(double[] weights)
    {
        double[] sums = new double[lines];
        for (int column = 0; column < lines; column++)
        {
            double sum = 0;
            for (int at = matrix.FirstInColumn(column); at >= 0; at = matrix.NextInColumn(at))
            {
                sum += weights[matrix.Row(at)] * matrix.Value(at);
            }

            sums[column] = sum / LeadingOf(column);
        }

        return sums;
    }

    private double[] SumsOfRows(double[] weights)
    {
        double[] sums = new double[lines];
        double[] leading = new double[lines];
        for (int column = 0; column < matrix.Columns; column++)
        {
            for (int at = matrix.FirstInColumn(column); at >= 0; at = matrix.NextInColumn(at))
            {
                int row = matrix.Row(at);
                double value = matrix.Value(at);
                leading[row] = leading[row] == 0 ? value : leading[row];
                sums[row] += weights[column] * value;
            }
        }

        for (int row = 0; row < lines; row++)
        {
            sums[row] /= leading[row];
        }

        return sums;
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
