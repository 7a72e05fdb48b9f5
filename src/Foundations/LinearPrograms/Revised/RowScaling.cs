namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Scales the rows of a matrix by the geometric means of their extreme entries.</summary>
internal sealed class RowScaling(ScaledModel model)
{
    private readonly double[] smallest = new double[model.Rows];
    private readonly double[] largest = new double[model.Rows];

    /// <summary>Scales all rows once.</summary>
    /// <param name="scale">The units of the variables so far, shape [column, then row activity].</param>
    /// <returns>Whether some row was scaled.</returns>
    public bool Apply(double[] scale)
    {
        FindExtremes();
        double[] factor = smallest;
        bool isChanging = false;
        for (int row = 0; row < model.Rows; row++)
        {
            // The activity of a row scaled by f is f times the activity: its unit is 1/f.
            factor[row] = 1 / PowerOfTwo.Near(Math.Sqrt(smallest[row]) * Math.Sqrt(largest[row]));
            scale[model.Columns + row] /= factor[row];
            isChanging |= factor[row] != 1;
        }

        for (int position = 0; isChanging && position < model.Coefficients.Length; position++)
        {
            model.Coefficients[position] *= factor[model.RowIndices[position]];
        }

        return isChanging;
    }

    private void FindExtremes()
    {
        Array.Fill(smallest, double.PositiveInfinity);
        Array.Clear(largest);
        int[] rows = model.RowIndices;
        double[] coefficients = model.Coefficients;
        for (int position = 0; position < coefficients.Length; position++)
        {
            double size = Math.Abs(coefficients[position]);
            int row = rows[position];
            smallest[row] = Math.Min(smallest[row], size);
            largest[row] = Math.Max(largest[row], size);
        }
    }
}
