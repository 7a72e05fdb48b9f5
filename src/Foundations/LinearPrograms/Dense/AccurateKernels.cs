using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Sums of products in twice the precision of a double, four lanes at a time: residuals must not drown in rounding.</summary>
/// <remarks>Products and sums are split without error into a rounded part and its remainder; remainders are summed apart.</remarks>
internal static class AccurateKernels
{
    /// <summary>The sum of left · right, less a value.</summary>
    public static AccurateSum DotLess(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double value)
    {
        ref double first = ref MemoryMarshal.GetReference(left);
        ref double second = ref MemoryMarshal.GetReference(right);
        Vector256<double> sums = Vector256<double>.Zero;
        Vector256<double> rests = Vector256<double>.Zero;
        Vector256<double> largest = Vector256<double>.Zero;
        for (nuint place = 0; place < (nuint)left.Length; place += DenseKernels.Lanes)
        {
            Vector256<double> x = Vector256.LoadUnsafe(ref first, place);
            Vector256<double> y = Vector256.LoadUnsafe(ref second, place);
            Vector256<double> product = x * y;
            Vector256<double> rest = Vector256.FusedMultiplyAdd(x, y, -product);
            Vector256<double> sum = sums + product;
            Vector256<double> shadow = sum - sums;
            rests += rest + ((sums - (sum - shadow)) + (product - shadow));
            sums = sum;
            largest = Vector256.MaxNative(largest, Vector256.Abs(product));
        }

        return Total(sums, Vector256.Sum(rests), largest, value);
    }

    /// <summary>The sum of the entries of one row of compressed columns times values, less a number.</summary>
    /// <param name="places">Which value each entry belongs to.</param>
    /// <param name="positions">Where each entry stands among the coefficients.</param>
    /// <param name="coefficients">All coefficients.</param>
    /// <param name="values">The values.</param>
    /// <param name="value">The number.</param>
    public static AccurateSum DotLess(
        ReadOnlySpan<int> places, ReadOnlySpan<int> positions, ReadOnlySpan<double> coefficients, ReadOnlySpan<double> values, double value)
    {
        (double sum, double rests, double largest) = (-value, 0, Math.Abs(value));
        for (int entry = 0; entry < places.Length; entry++)
        {
            double x = coefficients[positions[entry]];
            double y = values[places[entry]];
            double product = x * y;
            double next = sum + product;
            double shadow = next - sum;
            rests += Math.FusedMultiplyAdd(x, y, -product) + ((sum - (next - shadow)) + (product - shadow));
            sum = next;
            largest = double.MaxNative(largest, Math.Abs(product));
        }

        return new(sum + rests, largest);
    }

    /// <summary>The sum of left · right, less a value, in plain precision: whether there is more than rounding to correct.</summary>
    public static AccurateSum PlainDotLess(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double value)
    {
        ref double first = ref MemoryMarshal.GetReference(left);
        ref double second = ref MemoryMarshal.GetReference(right);
        Vector256<double> sums = Vector256<double>.Zero;
        Vector256<double> largest = Vector256<double>.Zero;
        for (nuint place = 0; place < (nuint)left.Length; place += DenseKernels.Lanes)
        {
            Vector256<double> product = Vector256.LoadUnsafe(ref first, place) * Vector256.LoadUnsafe(ref second, place);
            sums += product;
            largest = Vector256.MaxNative(largest, Vector256.Abs(product));
        }

        Vector128<double> halves = Vector128.MaxNative(largest.GetLower(), largest.GetUpper());
        double most = double.MaxNative(halves.GetElement(0), halves.GetElement(1));
        return new(Vector256.Sum(sums) - value, double.MaxNative(most, Math.Abs(value)));
    }

    /// <summary>Subtracts factor · source from sums in plain precision, and notes the largest term of each.</summary>
    public static void PlainSubtractMultiple(AccurateVector sums, ReadOnlySpan<double> source, double factor)
    {
        ref double high = ref MemoryMarshal.GetReference(sums.High);
        ref double largest = ref MemoryMarshal.GetReference(sums.Largest);
        Vector256<double> y = Vector256.Create(factor);
        for (nuint place = 0; place < (nuint)source.Length; place += DenseKernels.Lanes)
        {
            Vector256<double> product = DenseKernels.Load(source, place) * y;
            (Vector256.LoadUnsafe(ref high, place) - product).StoreUnsafe(ref high, place);
            Vector256.MaxNative(Vector256.LoadUnsafe(ref largest, place), Vector256.Abs(product)).StoreUnsafe(ref largest, place);
        }
    }

    /// <summary>Subtracts factor · source from sums kept as rounded parts and remainders, and notes the largest term of each.</summary>
    public static void SubtractMultiple(AccurateVector sums, ReadOnlySpan<double> source, double factor)
    {
        ref double high = ref MemoryMarshal.GetReference(sums.High);
        ref double low = ref MemoryMarshal.GetReference(sums.Low);
        ref double largest = ref MemoryMarshal.GetReference(sums.Largest);
        Vector256<double> y = Vector256.Create(-factor);
        for (nuint place = 0; place < (nuint)source.Length; place += DenseKernels.Lanes)
        {
            Vector256<double> x = DenseKernels.Load(source, place);
            Vector256<double> before = Vector256.LoadUnsafe(ref high, place);
            Vector256<double> product = x * y;
            Vector256<double> rest = Vector256.FusedMultiplyAdd(x, y, -product);
            Vector256<double> sum = before + product;
            Vector256<double> shadow = sum - before;
            sum.StoreUnsafe(ref high, place);
            (Vector256.LoadUnsafe(ref low, place) + rest + ((before - (sum - shadow)) + (product - shadow))).StoreUnsafe(ref low, place);
            Vector256.MaxNative(Vector256.LoadUnsafe(ref largest, place), Vector256.Abs(product)).StoreUnsafe(ref largest, place);
        }
    }

    /// <summary>The same for the entries of one row of compressed columns, with the same bits; in plain precision remainders are left alone.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="places">Which sum each entry belongs to.</param>
    /// <param name="positions">Where each entry stands among the coefficients.</param>
    /// <param name="coefficients">All coefficients.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="isPlain">Whether remainders are left alone.</param>
    public static void SubtractMultiple(
        AccurateVector sums, ReadOnlySpan<int> places, ReadOnlySpan<int> positions, ReadOnlySpan<double> coefficients, double factor, bool isPlain)
    {
        for (int entry = 0; entry < places.Length; entry++)
        {
            int place = places[entry];
            double coefficient = coefficients[positions[entry]];
            double before = sums.High[place];
            double product = coefficient * -factor;
            double sum = before + product;
            sums.High[place] = sum;
            sums.Largest[place] = double.MaxNative(sums.Largest[place], Math.Abs(product));
            if (!isPlain)
            {
                double shadow = sum - before;
                sums.Low[place] += Math.FusedMultiplyAdd(coefficient, -factor, -product) + ((before - (sum - shadow)) + (product - shadow));
            }
        }
    }

    private static AccurateSum Total(Vector256<double> sums, double rests, Vector256<double> largest, double value)
    {
        double sum = -value;
        double most = Math.Abs(value);
        for (int lane = 0; lane < DenseKernels.Lanes; lane++)
        {
            double term = sums.GetElement(lane);
            double next = sum + term;
            double shadow = next - sum;
            rests += (sum - (next - shadow)) + (term - shadow);
            sum = next;
            most = Math.Max(most, largest.GetElement(lane));
        }

        return new(sum + rests, most);
    }
}
