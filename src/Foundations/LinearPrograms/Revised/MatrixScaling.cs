namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Scales a matrix by powers of two: geometric means of rows and columns by turns, at last the largest entry of each column near 1.</summary>
/// <remarks>A matrix whose entries are all within <see cref="TameRatio"/> of 1 stays as it is: scaling would only blur its pattern.</remarks>
internal static class MatrixScaling
{
    private const int Passes = 6;
    private const double TameRatio = 8;

    /// <summary>Scales the matrix in place.</summary>
    /// <returns>One unit of each scaled variable in original units, shape [column, then row activity].</returns>
    public static double[] Scale(ScaledModel model)
    {
        double[] scale = new double[model.Total];
        Array.Fill(scale, 1);
        if (!IsTame(model.Coefficients))
        {
            double[] rowFactor = new double[model.Rows];
            for (int pass = 0; pass < Passes; pass++)
            {
                ScaleRows(model, scale, rowFactor);
                ScaleColumns(model, scale, equilibrate: pass == Passes - 1);
            }
        }

        return scale;
    }

    private static bool IsTame(double[] coefficients)
    {
        foreach (double coefficient in coefficients)
        {
            if (Math.Abs(coefficient) is > TameRatio or < 1 / TameRatio)
            {
                return false;
            }
        }

        return true;
    }

    // The activity of a row scaled by f is f times the activity: its unit is 1/f.
    private static void ScaleRows(ScaledModel model, double[] scale, double[] factor)
    {
        Extremes(model, out double[] smallest, out double[] largest);
        for (int row = 0; row < model.Rows; row++)
        {
            factor[row] = 1 / PowerOfTwoNear(Math.Sqrt(smallest[row]) * Math.Sqrt(largest[row]));
            scale[model.Columns + row] /= factor[row];
        }

        for (int position = 0; position < model.Coefficients.Length; position++)
        {
            model.Coefficients[position] *= factor[model.RowIndices[position]];
        }
    }

    private static void Extremes(ScaledModel model, out double[] smallest, out double[] largest)
    {
        smallest = new double[model.Rows];
        largest = new double[model.Rows];
        Array.Fill(smallest, double.PositiveInfinity);
        for (int position = 0; position < model.Coefficients.Length; position++)
        {
            double size = Math.Abs(model.Coefficients[position]);
            int row = model.RowIndices[position];
            smallest[row] = Math.Min(smallest[row], size);
            largest[row] = Math.Max(largest[row], size);
        }
    }

    private static void ScaleColumns(ScaledModel model, double[] scale, bool equilibrate)
    {
        for (int column = 0; column < model.Columns; column++)
        {
            Span<double> entries = model.Coefficients.AsSpan(model.Starts[column]..model.Starts[column + 1]);
            double smallest = double.PositiveInfinity;
            double largest = 0;
            foreach (double entry in entries)
            {
                smallest = Math.Min(smallest, Math.Abs(entry));
                largest = Math.Max(largest, Math.Abs(entry));
            }

            double factor = 1 / PowerOfTwoNear(equilibrate ? largest : Math.Sqrt(smallest) * Math.Sqrt(largest));
            scale[column] *= factor;
            foreach (ref double entry in entries)
            {
                entry *= factor;
            }
        }
    }

    private static double PowerOfTwoNear(double value) =>
        value > 0 && double.IsFinite(value) ? Math.ScaleB(1, (int)Math.Round(Math.Log2(value))) : 1;
}
