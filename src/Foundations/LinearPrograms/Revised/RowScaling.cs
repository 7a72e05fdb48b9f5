namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Scales the rows of a matrix, column by column, by the geometric means of their extreme entries.</summary>
internal sealed class RowScaling
{
    private readonly int columns;
    private readonly double[] factors;
    private readonly double[] smallest;
    private readonly double[] largest;
    private bool isChanging;

    public RowScaling(ScaledModel model)
    {
        columns = model.Columns;
        factors = new double[model.Rows];
        smallest = new double[model.Rows];
        largest = new double[model.Rows];
        Array.Fill(smallest, double.PositiveInfinity);
        Note(model.Coefficients, model.RowIndices.AsSpan(0, model.Coefficients.Length));
    }

    /// <summary>Takes the factors that the extremes noted ask for, and forgets those.</summary>
    /// <param name="scale">The units of the variables so far, shape [column, then row activity].</param>
    /// <returns>Whether some row is to be scaled.</returns>
    public bool TakeFactors(double[] scale)
    {
        isChanging = false;
        for (int row = 0; row < factors.Length; row++)
        {
            // The activity of a row scaled by f is f times the activity: its unit is 1/f.
            factors[row] = 1 / PowerOfTwo.Near(Math.Sqrt(smallest[row]) * Math.Sqrt(largest[row]));
            scale[columns + row] /= factors[row];
            isChanging |= factors[row] != 1;
        }

        Array.Fill(smallest, double.PositiveInfinity);
        Array.Clear(largest);
        return isChanging;
    }

    /// <summary>Multiplies a column's entries by their rows' factors, and finds its extreme sizes.</summary>
    public (double Smallest, double Largest) Multiply(Span<double> entries, ReadOnlySpan<int> rows)
    {
        if (!isChanging)
        {
            return MatrixScaling.Extremes(entries);
        }

        double least = double.PositiveInfinity;
        double most = 0;
        for (int place = 0; place < entries.Length; place++)
        {
            double entry = entries[place] * factors[rows[place]];
            entries[place] = entry;
            least = Math.Min(least, Math.Abs(entry));
            most = Math.Max(most, Math.Abs(entry));
        }

        return (least, most);
    }

    /// <summary>Notes the sizes of entries with their rows.</summary>
    public void Note(ReadOnlySpan<double> entries, ReadOnlySpan<int> rows)
    {
        for (int place = 0; place < entries.Length; place++)
        {
            double size = Math.Abs(entries[place]);
            int row = rows[place];
            smallest[row] = Math.Min(smallest[row], size);
            largest[row] = Math.Max(largest[row], size);
        }
    }
}
