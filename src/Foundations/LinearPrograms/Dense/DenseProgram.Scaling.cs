using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Powers of two that bring the numbers of a program to about 1.</content>
internal sealed partial class DenseProgram
{
    // Numbers within these are left alone: scaling them would cost more than it gains.
    public const double OrdinarySmall = 1.0 / 1024;
    public const double OrdinaryLarge = 1024;
    private const int ScalingPasses = 4;

    // Where bounds differ in size, the smallest is brought to 1, but the largest not above this: values of that size still keep
    // ten digits after the point.
    private const double LargestBound = 1 << 20;

    private static bool IsOrdinary(double size) => size is >= OrdinarySmall and <= OrdinaryLarge;

    private void FitMatrix(ReadOnlySpan<double> coefficients)
    {
        (double smallest, double largest) = DenseKernels.Sizes(coefficients);
        hasScale = largest > 0 && !(smallest >= OrdinarySmall && largest <= OrdinaryLarge);
        hasLostCoefficients = false;
        hasWideCoefficients = NumberSpread.AreWide(smallest, largest);
        if (hasScale)
        {
            ScaleMatrix();
        }
    }

    // Geometric scaling: each row, then each column, is divided by the geometric mean of its smallest and largest entry.
    private void ScaleMatrix()
    {
        if (scale.Length < Rows + Columns)
        {
            scale = new double[Rows + Columns];
        }

        Array.Fill(scale, 1);
        for (int pass = 0; pass < ScalingPasses; pass++)
        {
            for (int row = 0; row < Rows; row++)
            {
                Span<double> cells = Matrix.AsSpan(row * Stride, Stride);
                scale[Columns + row] *= ScaleEntries(cells, 0, Stride, DenseKernels.Sizes(cells));
            }

            for (int column = 0; column < Columns; column++)
            {
                scale[column] *= ScaleEntries(Matrix.AsSpan(0, Rows * Stride), column, Stride, ColumnSizes(column), isColumn: true);
            }
        }

        for (int row = 0; row < Rows; row++)
        {
            scale[Columns + row] = 1 / scale[Columns + row];
        }
    }

    private (double Smallest, double Largest) ColumnSizes(int column)
    {
        double smallest = double.PositiveInfinity;
        double largest = 0;
        for (int place = column; place < Rows * Stride; place += Stride)
        {
            double size = Math.Abs(Matrix[place]);
            smallest = size > 0 && size < smallest ? size : smallest;
            largest = Math.Max(largest, size);
        }

        return (smallest, largest);
    }

    private double ScaleEntries(Span<double> cells, int first, int stride, (double Smallest, double Largest) sizes, bool isColumn = false)
    {
        double factor = 1 / PowerOfTwo.Near(Math.Sqrt(sizes.Smallest) * Math.Sqrt(sizes.Largest));
        for (int place = first; place < cells.Length; place += isColumn ? stride : 1)
        {
            double scaled = cells[place] * factor;
            hasLostCoefficients |= PowerOfTwo.IsLost(cells[place], scaled);
            cells[place] = scaled;
        }

        return factor;
    }

    private void FitBounds()
    {
        for (int variable = 0; variable < Rows + Columns; variable++)
        {
            Lower[variable] = Scaled(Lower[variable], scale[variable]);
            Upper[variable] = Scaled(Upper[variable], scale[variable]);
        }
    }

    private double Scaled(double bound, double divisor)
    {
        double scaled = bound / divisor;
        hasLostBounds |= PowerOfTwo.IsLost(bound, scaled);
        return scaled;
    }

    private void ScaleBounds()
    {
        (double leastLower, double mostLower) = DenseKernels.Sizes(Lower.AsSpan(0, Rows + Columns));
        (double leastUpper, double mostUpper) = DenseKernels.Sizes(Upper.AsSpan(0, Rows + Columns));
        double smallest = Math.Min(leastLower, leastUpper);
        double largest = Math.Max(mostLower, mostUpper);
        hasWideBounds = NumberSpread.AreWide(smallest, largest);
        boundFactor = largest > 0 && !(IsOrdinary(smallest) && IsOrdinary(largest))
            ? PowerOfTwo.Near(Math.Max(smallest, largest / LargestBound))
            : 1;
        Span<double> lower = Lower.AsSpan(0, Rows + Columns);
        Span<double> upper = Upper.AsSpan(0, Rows + Columns);
        for (int variable = 0; variable < lower.Length && boundFactor != 1; variable++)
        {
            lower[variable] = Scaled(lower[variable], boundFactor);
            upper[variable] = Scaled(upper[variable], boundFactor);
        }

        bool isCrossing = false;
        for (int variable = 0; variable < lower.Length; variable++)
        {
            isCrossing |= lower[variable] > upper[variable];
        }

        HasCrossingBounds = isCrossing;
    }
}
