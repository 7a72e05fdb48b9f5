using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Sizes of numbers, and scaling that notes them.</content>
internal static partial class DenseKernels
{
    /// <summary>The smallest and the largest size among numbers that are neither 0 nor infinite; (∞, 0) when there is none.</summary>
    public static (double Smallest, double Largest) Sizes(ReadOnlySpan<double> values)
    {
        Vector256<double> smallest = Vector256.Create(double.PositiveInfinity);
        Vector256<double> largest = Vector256<double>.Zero;
        int place = 0;
        for (; place <= values.Length - Lanes; place += Lanes)
        {
            (smallest, largest) = Widened(smallest, largest, Vector256.Abs(Load(values, (nuint)place)));
        }

        double least = Smallest(smallest);
        double most = Largest(largest);
        for (; place < values.Length; place++)
        {
            double size = Math.Abs(values[place]);
            least = size > 0 && size < least ? size : least;
            most = size > most && double.IsFinite(size) ? size : most;
        }

        return (least, most);
    }

    /// <summary>Takes the sizes of entries that are not 0 into the smallest and largest so far, place by place.</summary>
    public static void NoteSizes(ReadOnlySpan<double> values, Span<double> smallest, Span<double> largest)
    {
        ref double least = ref MemoryMarshal.GetReference(smallest);
        ref double most = ref MemoryMarshal.GetReference(largest);
        for (nuint place = 0; place < (nuint)values.Length; place += Lanes)
        {
            Vector256<double> size = Vector256.Abs(Load(values, place));
            Vector256<double> before = Vector256.LoadUnsafe(ref least, place);
            Vector256<double> isZero = Vector256.Equals(size, Vector256<double>.Zero);
            Vector256.ConditionalSelect(isZero, before, Vector256.MinNative(before, size)).StoreUnsafe(ref least, place);
            Vector256.MaxNative(Vector256.LoadUnsafe(ref most, place), size).StoreUnsafe(ref most, place);
        }
    }

    /// <summary>Multiplies entries by one factor; whether one became another number, see <see cref="PowerOfTwo.IsLost"/>.</summary>
    public static bool ScaleNoting(Span<double> values, double factor)
    {
        Vector256<double> factors = Vector256.Create(factor);
        Vector256<double> isLost = Vector256<double>.Zero;
        for (nuint place = 0; place < (nuint)values.Length; place += Lanes)
        {
            isLost |= ScaleNoting(values, place, factors);
        }

        return isLost.AsInt64() != Vector256<long>.Zero;
    }

    /// <summary>Multiplies each entry by its factor; whether one became another number, see <see cref="PowerOfTwo.IsLost"/>.</summary>
    public static bool ScaleNoting(Span<double> values, ReadOnlySpan<double> factors)
    {
        Vector256<double> isLost = Vector256<double>.Zero;
        for (nuint place = 0; place < (nuint)values.Length; place += Lanes)
        {
            isLost |= ScaleNoting(values, place, Load(factors, place));
        }

        return isLost.AsInt64() != Vector256<long>.Zero;
    }

    /// <summary>The smallest and the largest size among bounds that are neither 0 nor infinite, (∞, 0) when there is none; and whether a lower one lies above its upper one.</summary>
    public static (double Smallest, double Largest, bool IsCrossing) BoundSizes(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        Vector256<double> smallest = Vector256.Create(double.PositiveInfinity);
        Vector256<double> largest = Vector256<double>.Zero;
        Vector256<double> crosses = Vector256<double>.Zero;
        int place = 0;
        for (; place <= lower.Length - Lanes; place += Lanes)
        {
            Vector256<double> below = Load(lower, (nuint)place);
            Vector256<double> above = Load(upper, (nuint)place);
            crosses |= Vector256.GreaterThan(below, above);
            (smallest, largest) = Widened(smallest, largest, Vector256.Abs(below));
            (smallest, largest) = Widened(smallest, largest, Vector256.Abs(above));
        }

        if (place < lower.Length)
        {
            (double leastBelow, double mostBelow) = Sizes(lower[place..]);
            (double leastAbove, double mostAbove) = Sizes(upper[place..]);
            smallest = Vector256.MinNative(smallest, Vector256.Create(Math.Min(leastBelow, leastAbove)));
            largest = Vector256.MaxNative(largest, Vector256.Create(Math.Max(mostBelow, mostAbove)));
        }

        bool isCrossing = crosses.AsInt64() != Vector256<long>.Zero;
        for (; place < lower.Length; place++)
        {
            isCrossing |= lower[place] > upper[place];
        }

        return (Smallest(smallest), Largest(largest), isCrossing);
    }

    /// <summary>Copies entries, and their sizes where those are above the least one asked for.</summary>
    public static void CopyWithSizes(ReadOnlySpan<double> source, double least, Span<double> copy, Span<double> sizes)
    {
        Vector256<double> floor = Vector256.Create(least);
        for (nuint place = 0; place < (nuint)copy.Length; place += Lanes)
        {
            Vector256<double> entries = Load(source, place);
            entries.StoreUnsafe(ref MemoryMarshal.GetReference(copy), place);
            Vector256.MaxNative(Vector256.Abs(entries), floor).StoreUnsafe(ref MemoryMarshal.GetReference(sizes), place);
        }
    }

    /// <summary>The largest size of an entry; 0 when there is none.</summary>
    public static double LargestSize(ReadOnlySpan<double> values)
    {
        Vector256<double> largest = Vector256<double>.Zero;
        for (nuint place = 0; place < (nuint)values.Length; place += Lanes)
        {
            largest = Vector256.MaxNative(largest, Vector256.Abs(Load(values, place)));
        }

        return Largest(largest);
    }

    // Takes sizes over that are neither 0 nor infinite.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Smallest, Vector256<double> Largest) Widened(Vector256<double> smallest, Vector256<double> largest, Vector256<double> sizes)
    {
        Vector256<double> isOutside = Vector256.Equals(sizes, Vector256<double>.Zero) | Vector256.Equals(sizes, Vector256.Create(double.PositiveInfinity));
        return (Vector256.MinNative(smallest, Vector256.ConditionalSelect(isOutside, smallest, sizes)),
            Vector256.MaxNative(largest, Vector256.AndNot(sizes, isOutside)));
    }

    private static double Largest(Vector256<double> vector)
    {
        Vector128<double> halves = Vector128.MaxNative(vector.GetLower(), vector.GetUpper());
        return double.MaxNative(halves.GetElement(0), halves.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ScaleNoting(Span<double> values, nuint place, Vector256<double> factors)
    {
        ref double first = ref MemoryMarshal.GetReference(values);
        Vector256<double> before = Vector256.LoadUnsafe(ref first, place);
        Vector256<double> after = before * factors;
        after.StoreUnsafe(ref first, place);

        // x · 0 is NaN for infinite x only.
        Vector256<double> isInfinite = ~Vector256.Equals(after * Vector256<double>.Zero, Vector256<double>.Zero) & Vector256.Equals(before * Vector256<double>.Zero, Vector256<double>.Zero);
        return isInfinite | Vector256.AndNot(Vector256.Equals(after, Vector256<double>.Zero), Vector256.Equals(before, Vector256<double>.Zero));
    }
}
