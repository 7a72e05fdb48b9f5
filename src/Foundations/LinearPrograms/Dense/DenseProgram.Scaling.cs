namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Powers of two that bring the numbers of a program to about 1.</content>
internal sealed partial class DenseProgram
{
    // Numbers within these are left alone: scaling them would cost more than it gains.
    public const double OrdinarySmall = 1.0 / 1024;
    public const double OrdinaryLarge = 1024;
    private const int ScalingPasses = 4;

    // Numbers within these do for a look at a basis: what it claims is held to rounding, not to tolerances. Scaling takes several times as long as the look.
    private const double ModerateSmall = 1.0 / (1 << 24);
    private const double ModerateLarge = 1 << 24;

    // Where bounds differ in size, the smallest is brought to 1, but the largest not above this: values of that size still keep
    // ten digits after the point.
    private const double LargestBound = 1 << 20;

    private double[] columnFactors = [];
    private double[] smallestEntries = [];
    private double[] largestEntries = [];

    private static bool IsOrdinary(double size) => size is >= OrdinarySmall and <= OrdinaryLarge;

    private double[] scaledCoefficients = [];

    private void FitMatrix(ReadOnlySpan<double> entries, bool isForBasis)
    {
        (double smallest, double largest) = DenseKernels.Sizes(entries);
        bool isOrdinary = largest == 0 || (smallest >= OrdinarySmall && largest <= OrdinaryLarge);
        bool isModerate = !isOrdinary && smallest >= ModerateSmall && largest <= ModerateLarge;
        (IsUnscaled, IsScaledForSearch) = (isForBasis && isModerate, !isForBasis && isModerate);
        hasScale = !isOrdinary && !IsUnscaled;
        hasLostCoefficients = false;
        hasWideCoefficients = NumberSpread.AreWide(smallest, largest);
        if (hasScale)
        {
            RequireMatrix();
            ScaleMatrix();
            TakeScaled(entries.Length);
        }
    }

    private void TakeScaled(int count)
    {
        if (model is null)
        {
            return;
        }

        if (scaledCoefficients.Length < count)
        {
            scaledCoefficients = new double[count];
        }

        for (int column = 0; column < Columns; column++)
        {
            for (int position = starts[column]; position < starts[column + 1]; position++)
            {
                scaledCoefficients[position] = Matrix[(rowIndices[position] * Stride) + column];
            }
        }

        coefficients = scaledCoefficients;
    }

    // Geometric scaling: each row, then each column, is divided by the geometric mean of its smallest and largest entry, until entries are ordinary or a pass changes nothing.
    private void ScaleMatrix()
    {
        if (scale.Length < Rows + Columns)
        {
            scale = new double[Rows + Columns];
        }

        if (columnFactors.Length < Stride)
        {
            (columnFactors, smallestEntries, largestEntries) = (new double[Stride], new double[Stride], new double[Stride]);
        }

        Array.Fill(scale, 1);
        for (int pass = 0; pass < ScalingPasses && (ScaleRows() | ScaleColumns()) && !IsMatrixOrdinary(); pass++)
        {
        }

        for (int row = 0; row < Rows; row++)
        {
            scale[Columns + row] = 1 / scale[Columns + row];
        }
    }

    // Notes the columns' smallest and largest entries on the way.
    private bool ScaleRows()
    {
        Span<double> smallest = smallestEntries.AsSpan(0, Stride);
        Span<double> largest = largestEntries.AsSpan(0, Stride);
        smallest.Fill(double.PositiveInfinity);
        largest.Clear();
        bool isChanged = false;
        for (int row = 0; row < Rows; row++)
        {
            Span<double> cells = Matrix.AsSpan(row * Stride, Stride);
            double factor = Factor(DenseKernels.Sizes(cells));
            if (factor != 1)
            {
                hasLostCoefficients |= DenseKernels.ScaleNoting(cells, factor);
                scale[Columns + row] *= factor;
                isChanged = true;
            }

            DenseKernels.NoteSizes(cells, smallest, largest);
        }

        return isChanged;
    }

    private bool ScaleColumns()
    {
        Span<double> factors = columnFactors.AsSpan(0, Stride);
        bool isChanged = false;
        for (int column = 0; column < factors.Length; column++)
        {
            factors[column] = Factor((smallestEntries[column], largestEntries[column]));
            isChanged |= factors[column] != 1;
            (smallestEntries[column], largestEntries[column]) = (smallestEntries[column] * factors[column], largestEntries[column] * factors[column]);
        }

        if (!isChanged)
        {
            return false;
        }

        for (int column = 0; column < Columns; column++)
        {
            scale[column] *= factors[column];
        }

        for (int row = 0; row < Rows; row++)
        {
            hasLostCoefficients |= DenseKernels.ScaleNoting(Matrix.AsSpan(row * Stride, Stride), factors);
        }

        return true;
    }

    // Columns without entries have the smallest one ∞ and the largest one 0.
    private bool IsMatrixOrdinary() =>
        DenseKernels.Sizes(smallestEntries.AsSpan(0, Stride)).Smallest >= OrdinarySmall && DenseKernels.Sizes(largestEntries.AsSpan(0, Stride)).Largest <= OrdinaryLarge;

    private static double Factor((double Smallest, double Largest) sizes) => 1 / PowerOfTwo.Near(Math.Sqrt(sizes.Smallest) * Math.Sqrt(sizes.Largest));

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
        (double smallest, double largest, bool isCrossing) = DenseKernels.BoundSizes(Lower.AsSpan(0, Rows + Columns), Upper.AsSpan(0, Rows + Columns));
        hasWideBounds = NumberSpread.AreWide(smallest, largest);
        boundFactor = largest > 0 && !(IsOrdinary(smallest) && IsOrdinary(largest))
            ? PowerOfTwo.Near(Math.Max(smallest, largest / LargestBound))
            : 1;
        HasCrossingBounds = isCrossing;
        if (boundFactor != 1)
        {
            DivideBounds();
        }
    }

    // Bounds that crossed may be one after that, where numbers are lost.
    private void DivideBounds()
    {
        Span<double> lower = Lower.AsSpan(0, Rows + Columns);
        Span<double> upper = Upper.AsSpan(0, Rows + Columns);
        bool isCrossing = false;
        for (int variable = 0; variable < lower.Length; variable++)
        {
            lower[variable] = Scaled(lower[variable], boundFactor);
            upper[variable] = Scaled(upper[variable], boundFactor);
            isCrossing |= lower[variable] > upper[variable];
        }

        HasCrossingBounds = isCrossing;
    }
}
