using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Scales a matrix by powers of two: geometric means of rows and columns by turns, at last the largest entry of each column near 1.</summary>
/// <remarks>
/// A matrix whose entries, and 1, differ by no more than a factor <see cref="TameSpread"/> stays as it is: scaling would only blur its pattern.
/// Passes end early where one changes nothing.
/// </remarks>
internal static class MatrixScaling
{
    private const int Passes = 6;
    private const double TameSpread = 64;

    /// <summary>Scales the matrix in place.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scale">One unit of each scaled variable in original units, shape [column, then row activity]; 1 before.</param>
    public static void Scale(ScaledModel model, double[] scale)
    {
        RowScaling rows = new(model);
        bool isChanging = true;
        for (int pass = 0; pass < Passes - 1 && isChanging; pass++)
        {
            isChanging = rows.Apply(scale) | ScaleColumns(model, scale, equilibrate: false);
        }

        rows.Apply(scale);
        ScaleColumns(model, scale, equilibrate: true);
    }

    /// <summary>Whether coefficients are so near each other and 1 that the matrix stays as it is.</summary>
    public static bool IsTame(ReadOnlySpan<double> coefficients)
    {
        Vector<double> smallest = Vector<double>.One;
        Vector<double> largest = Vector<double>.One;
        ReadOnlySpan<double> left = coefficients;
        for (; left.Length >= Vector<double>.Count; left = left[Vector<double>.Count..])
        {
            Vector<double> sizes = Vector.Abs(new Vector<double>(left));
            (smallest, largest) = (Vector.Min(smallest, sizes), Vector.Max(largest, sizes));
        }

        foreach (double coefficient in left)
        {
            Vector<double> size = new(Math.Abs(coefficient));
            (smallest, largest) = (Vector.Min(smallest, size), Vector.Max(largest, size));
        }

        (double least, double most) = (1, 1);
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            (least, most) = (Math.Min(least, smallest[lane]), Math.Max(most, largest[lane]));
        }

        return most <= TameSpread * least;
    }

    private static bool ScaleColumns(ScaledModel model, double[] scale, bool equilibrate)
    {
        bool isChanging = false;
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

            double factor = 1 / PowerOfTwo.Near(equilibrate ? largest : Math.Sqrt(smallest) * Math.Sqrt(largest));
            if (factor != 1)
            {
                isChanging = true;
                scale[column] *= factor;
                foreach (ref double entry in entries)
                {
                    entry *= factor;
                }
            }
        }

        return isChanging;
    }
}
