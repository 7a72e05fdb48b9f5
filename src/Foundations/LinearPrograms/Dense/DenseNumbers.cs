using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Checks of dense arrays from outside, and their compression.</summary>
internal static class DenseNumbers
{
    /// <summary>Throws unless the sense is a value of the enumeration.</summary>
    public static void RequireSense(ObjectiveSense sense)
    {
        if (sense is not (ObjectiveSense.Minimize or ObjectiveSense.Maximize))
        {
            throw new ArgumentOutOfRangeException(nameof(sense), sense, "The sense must be Minimize or Maximize.");
        }
    }

    /// <summary>Throws unless all numbers are finite.</summary>
    public static void RequireFinite(ReadOnlySpan<double> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        // 0 · x is 0 for finite x and NaN otherwise.
        Vector256<double> sum = Vector256<double>.Zero;
        int place = 0;
        for (; place <= values.Length - DenseKernels.Lanes; place += DenseKernels.Lanes)
        {
            sum += DenseKernels.Load(values, (nuint)place) * Vector256<double>.Zero;
        }

        double rest = Vector256.Sum(sum);
        for (; place < values.Length; place++)
        {
            rest += values[place] * 0;
        }

        if (rest != 0)
        {
            ThrowNotFinite(values, name);
        }
    }

    /// <summary>Throws unless there are as many upper as lower bounds, none NaN, no lower one +∞ and no upper one -∞.</summary>
    public static void RequireBounds(
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        [CallerArgumentExpression(nameof(lower))] string lowerName = "",
        [CallerArgumentExpression(nameof(upper))] string upperName = "")
    {
        if (upper.Length != lower.Length)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"There must be as many upper as lower bounds; got {upper.Length} and {lower.Length}."), upperName);
        }

        // Comparisons are false for NaN.
        Vector256<double> areBounds = Vector256<double>.AllBitsSet;
        int place = 0;
        for (; place <= lower.Length - DenseKernels.Lanes; place += DenseKernels.Lanes)
        {
            areBounds &= Vector256.LessThan(DenseKernels.Load(lower, (nuint)place), Vector256.Create(double.PositiveInfinity))
                & Vector256.GreaterThan(DenseKernels.Load(upper, (nuint)place), Vector256.Create(double.NegativeInfinity));
        }

        bool isRight = areBounds.AsInt64() == Vector256<long>.AllBitsSet;
        for (; place < lower.Length; place++)
        {
            isRight &= lower[place] < double.PositiveInfinity & upper[place] > double.NegativeInfinity;
        }

        if (!isRight)
        {
            ThrowNoBound(lower, upper, lowerName, upperName);
        }
    }

    /// <summary>Throws unless an array has the length that the others ask for.</summary>
    public static void RequireLength(
        ReadOnlySpan<double> values, long expected, string meaning, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.Length != expected)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The {name} must have {expected} entries, {meaning}; got {values.Length}."), name);
        }
    }

    /// <summary>Lists the entries that are not 0, column by column.</summary>
    /// <param name="matrix">Row-major, shape [row, column].</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public static ProgramColumns Compress(ReadOnlySpan<double> matrix, int rows, int columns)
    {
        int count = matrix.Length - matrix.Count(0.0);
        int[] starts = new int[columns + 1];
        int[] rowIndices = GC.AllocateUninitializedArray<int>(count);
        double[] coefficients = GC.AllocateUninitializedArray<double>(count);
        int position = 0;
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0, place = column; row < rows; row++, place += columns)
            {
                double value = matrix[place];
                if (value != 0)
                {
                    rowIndices[position] = row;
                    coefficients[position++] = value;
                }
            }

            starts[column + 1] = position;
        }

        return new(new(starts), new(rowIndices), ExactNumbers.Owning(coefficients));
    }

    private static void ThrowNoBound(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, string lowerName, string upperName)
    {
        for (int index = 0; index < lower.Length; index++)
        {
            if (!(lower[index] < double.PositiveInfinity))
            {
                throw new ArgumentOutOfRangeException(
                    lowerName, lower[index], FormattableString.Invariant($"A lower bound must be finite or -∞; got {lower[index]} at index {index}."));
            }

            if (!(upper[index] > double.NegativeInfinity))
            {
                throw new ArgumentOutOfRangeException(
                    upperName, upper[index], FormattableString.Invariant($"An upper bound must be finite or +∞; got {upper[index]} at index {index}."));
            }
        }
    }

    private static void ThrowNotFinite(ReadOnlySpan<double> values, string name)
    {
        int index = 0;
        while (double.IsFinite(values[index]))
        {
            index++;
        }

        throw new ArgumentOutOfRangeException(
            name, values[index], FormattableString.Invariant($"Costs and coefficients must be finite; got {values[index]} at index {index}."));
    }
}
