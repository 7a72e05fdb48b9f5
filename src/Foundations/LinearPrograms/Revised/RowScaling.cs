using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Scales the rows of a matrix, column by column, by the geometric means of their extreme entries.</summary>
internal sealed class RowScaling
{
    private readonly int columns;
    private readonly double[] factors;

    // Of each row minus the smallest size and the largest: one maximum finds both.
    private readonly Vector128<double>[] extremes;
    private int changed;

    private static Vector128<double> Nothing => Vector128.Create(double.NegativeInfinity, 0);

    public RowScaling(ScaledModel model)
    {
        columns = model.Columns;
        factors = new double[model.Rows];
        extremes = new Vector128<double>[model.Rows];
        Array.Fill(extremes, Nothing);
        Note(model.Coefficients, model.RowIndices.AsSpan(0, model.Coefficients.Length));
    }

    /// <summary>Takes the factors that the extremes noted ask for, and forgets those.</summary>
    /// <param name="scale">The units of the variables so far, shape [column, then row activity].</param>
    /// <returns>How many rows are to be scaled.</returns>
    public int TakeFactors(double[] scale)
    {
        changed = 0;
        for (int row = 0; row < factors.Length; row++)
        {
            // The activity of a row scaled by f is f times the activity: its unit is 1/f.
            factors[row] = 1 / PowerOfTwo.Near(Math.Sqrt(-extremes[row][0]) * Math.Sqrt(extremes[row][1]));
            scale[columns + row] /= factors[row];
            changed += factors[row] != 1 ? 1 : 0;
        }

        Array.Fill(extremes, Nothing);
        return changed;
    }

    /// <summary>Multiplies a column's entries by their rows' factors, and finds its extreme sizes.</summary>
    public (double Smallest, double Largest) Multiply(Span<double> entries, ReadOnlySpan<int> rows)
    {
        if (changed == 0)
        {
            return MatrixScaling.Extremes(entries);
        }

        double least = double.PositiveInfinity;
        double most = 0;
        for (int place = 0; place < entries.Length; place++)
        {
            double entry = entries[place] * factors[rows[place]];
            entries[place] = entry;
            least = double.MinNative(least, Math.Abs(entry));
            most = double.MaxNative(most, Math.Abs(entry));
        }

        return (least, most);
    }

    /// <summary>Notes the sizes of entries with their rows.</summary>
    public void Note(ReadOnlySpan<double> entries, ReadOnlySpan<int> rows)
    {
        Vector128<double> signs = Vector128.Create(-1.0, 1);
        for (int place = 0; place < entries.Length; place++)
        {
            ref Vector128<double> extreme = ref extremes[rows[place]];
            extreme = Vector128.MaxNative(extreme, Vector128.Create(Math.Abs(entries[place])) * signs);
        }
    }
}
