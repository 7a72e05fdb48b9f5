using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Scales a matrix by powers of two: geometric means of rows and columns by turns, at last the largest entry of each column near 1.</summary>
/// <remarks>
/// A matrix whose entries, and 1, differ by no more than a factor <see cref="TameSpread"/> stays as it is: scaling would only blur its pattern.
/// Passes end early where one changes little.
/// </remarks>
internal static class MatrixScaling
{
    private const int Passes = 6;
    private const double TameSpread = 64;

    // Another pass follows only where more than one row and column in so many has changed: joint contracts change 70, 36, 9 and 1 in a hundred.
    private const int Few = 8;

    /// <summary>Scales the matrix in place.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scale">One unit of each scaled variable in original units, shape [column, then row activity]; 1 before.</param>
    public static void Scale(ScaledModel model, double[] scale)
    {
        RowScaling rows = new(model);
        bool isChanging = true;
        for (int pass = 0; pass < Passes - 1 && isChanging; pass++)
        {
            int changed = rows.TakeFactors(scale) + ScaleColumns(model, rows, scale, equilibrate: false);
            isChanging = changed * (long)Few > model.Total;
        }

        _ = rows.TakeFactors(scale);
        _ = ScaleColumns(model, rows, scale, equilibrate: true);
    }

    /// <summary>The smallest and the largest size of the numbers.</summary>
    public static (double Smallest, double Largest) Extremes(ReadOnlySpan<double> numbers)
    {
        Vector256<double> smallest = Vector256.Create(double.PositiveInfinity);
        Vector256<double> largest = Vector256<double>.Zero;
        ReadOnlySpan<double> left = numbers;
        for (; left.Length >= Vector256<double>.Count; left = left[Vector256<double>.Count..])
        {
            Vector256<double> sizes = Vector256.Abs(Vector256.Create(left));
            (smallest, largest) = (Vector256.MinNative(smallest, sizes), Vector256.MaxNative(largest, sizes));
        }

        (double least, double most) = (double.PositiveInfinity, 0);
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            (least, most) = (Math.Min(least, smallest[lane]), Math.Max(most, largest[lane]));
        }

        foreach (double number in left)
        {
            (least, most) = (Math.Min(least, Math.Abs(number)), Math.Max(most, Math.Abs(number)));
        }

        return (least, most);
    }

    /// <summary>Whether coefficients are so near each other and 1 that the matrix stays as it is.</summary>
    public static bool IsTame(ReadOnlySpan<double> coefficients)
    {
        (double smallest, double largest) = Extremes(coefficients);
        return Math.Max(1, largest) <= TameSpread * Math.Min(1, smallest);
    }

    // A column takes its rows' factors and its own while it is in the cache, and tells its rows their extremes for the next pass. How many columns have changed.
    private static int ScaleColumns(ScaledModel model, RowScaling rows, double[] scale, bool equilibrate)
    {
        int changed = 0;
        for (int column = 0; column < model.Columns; column++)
        {
            Range range = model.Starts[column]..model.Starts[column + 1];
            Span<double> entries = model.Coefficients.AsSpan(range);
            ReadOnlySpan<int> places = model.RowIndices.AsSpan(range);
            (double smallest, double largest) = rows.Multiply(entries, places);
            double factor = 1 / PowerOfTwo.Near(equilibrate ? largest : Math.Sqrt(smallest) * Math.Sqrt(largest));
            if (factor != 1)
            {
                changed++;
                scale[column] *= factor;
                foreach (ref double entry in entries)
                {
                    entry *= factor;
                }
            }

            if (!equilibrate)
            {
                rows.Note(entries, places);
            }
        }

        return changed;
    }
}
