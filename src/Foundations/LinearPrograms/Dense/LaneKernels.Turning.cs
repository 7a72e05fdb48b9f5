using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>From the numbers of one program after another to lanes, and back.</content>
internal static partial class LaneKernels
{
    /// <summary>Gives each of four programs a lane.</summary>
    /// <param name="packed">Numbers of one program after another.</param>
    /// <param name="programs">The first program, and how many there are: where fewer than four, further lanes repeat the last.</param>
    /// <param name="length">Numbers of each program.</param>
    /// <param name="destination">Receives the lanes.</param>
    /// <param name="otherSize">A size that is usual beside 0 and the ordinary ones.</param>
    /// <returns>The lanes in which every number has a usual size.</returns>
    public static Vector256<double> Interleave(
        ReadOnlySpan<double> packed, (int First, int Count) programs, int length, LaneVector destination, double otherSize)
    {
        (int first, int last) = (programs.First, programs.First + programs.Count - 1);
        ref double one = ref MemoryMarshal.GetReference(packed.Slice(first * length, length));
        ref double two = ref MemoryMarshal.GetReference(packed.Slice(Math.Min(first + 1, last) * length, length));
        ref double three = ref MemoryMarshal.GetReference(packed.Slice(Math.Min(first + 2, last) * length, length));
        ref double four = ref MemoryMarshal.GetReference(packed.Slice(Math.Min(first + 3, last) * length, length));
        ref Vector256<double> into = ref destination.First;
        Vector256<double> other = Vector256.Create(otherSize);
        Vector256<double> usual = Vector256<double>.AllBitsSet;
        nint place = 0;
        for (; place <= length - DenseKernels.Lanes; place += DenseKernels.Lanes)
        {
            (Vector256<double> zeroth, Vector256<double> next, Vector256<double> second, Vector256<double> third) = Turned(
                Vector256.LoadUnsafe(ref one, (nuint)place), Vector256.LoadUnsafe(ref two, (nuint)place),
                Vector256.LoadUnsafe(ref three, (nuint)place), Vector256.LoadUnsafe(ref four, (nuint)place));
            usual &= IsUsual(zeroth, other) & IsUsual(next, other) & IsUsual(second, other) & IsUsual(third, other);
            Unsafe.Add(ref into, place) = zeroth;
            Unsafe.Add(ref into, place + 1) = next;
            Unsafe.Add(ref into, place + 2) = second;
            Unsafe.Add(ref into, place + 3) = third;
        }

        for (; place < length; place++)
        {
            Vector256<double> rest = Vector256.Create(
                Unsafe.Add(ref one, place), Unsafe.Add(ref two, place), Unsafe.Add(ref three, place), Unsafe.Add(ref four, place));
            usual &= IsUsual(rest, other);
            Unsafe.Add(ref into, place) = rest;
        }

        return usual;
    }

    /// <summary>Gives the numbers of each lane to its program, multiplied; -0 becomes 0.</summary>
    /// <param name="source">The lanes.</param>
    /// <param name="factor">1 or -1.</param>
    /// <param name="destination">Receives the numbers of one program after another.</param>
    /// <param name="programs">The first program, and how many there are; where fewer than four, further lanes are those of the last.</param>
    /// <param name="length">Numbers of each program.</param>
    public static void Deal(LaneVector source, double factor, Span<double> destination, (int First, int Count) programs, int length)
    {
        (int first, int last) = (programs.First, programs.First + programs.Count - 1);
        ref double one = ref MemoryMarshal.GetReference(destination.Slice(first * length, length));
        ref double two = ref MemoryMarshal.GetReference(destination.Slice(Math.Min(first + 1, last) * length, length));
        ref double three = ref MemoryMarshal.GetReference(destination.Slice(Math.Min(first + 2, last) * length, length));
        ref double four = ref MemoryMarshal.GetReference(destination.Slice(Math.Min(first + 3, last) * length, length));
        ref Vector256<double> from = ref source.First;
        Vector256<double> factors = Vector256.Create(factor);
        nint place = 0;
        for (; place <= length - DenseKernels.Lanes; place += DenseKernels.Lanes)
        {
            (Vector256<double> ofOne, Vector256<double> ofTwo, Vector256<double> ofThree, Vector256<double> ofFour) = Turned(
                Unsafe.Add(ref from, place) * factors, Unsafe.Add(ref from, place + 1) * factors,
                Unsafe.Add(ref from, place + 2) * factors, Unsafe.Add(ref from, place + 3) * factors);
            (ofOne + Vector256<double>.Zero).StoreUnsafe(ref one, (nuint)place);
            (ofTwo + Vector256<double>.Zero).StoreUnsafe(ref two, (nuint)place);
            (ofThree + Vector256<double>.Zero).StoreUnsafe(ref three, (nuint)place);
            (ofFour + Vector256<double>.Zero).StoreUnsafe(ref four, (nuint)place);
        }

        for (; place < length; place++)
        {
            Vector256<double> rest = (Unsafe.Add(ref from, place) * factors) + Vector256<double>.Zero;
            Unsafe.Add(ref one, place) = rest.GetElement(0);
            Unsafe.Add(ref two, place) = rest.GetElement(1);
            Unsafe.Add(ref three, place) = rest.GetElement(2);
            Unsafe.Add(ref four, place) = rest.GetElement(3);
        }
    }

    // Four rows of four numbers become columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> First, Vector256<double> Second, Vector256<double> Third, Vector256<double> Fourth) Turned(
        Vector256<double> one, Vector256<double> two, Vector256<double> three, Vector256<double> four)
    {
        const byte LowHalves = 0x20;
        const byte HighHalves = 0x31;
        if (!Avx.IsSupported)
        {
            return (
                Vector256.Create(one[0], two[0], three[0], four[0]), Vector256.Create(one[1], two[1], three[1], four[1]),
                Vector256.Create(one[2], two[2], three[2], four[2]), Vector256.Create(one[3], two[3], three[3], four[3]));
        }

        (Vector256<double> evenLeft, Vector256<double> oddLeft) = (Avx.UnpackLow(one, two), Avx.UnpackHigh(one, two));
        (Vector256<double> evenRight, Vector256<double> oddRight) = (Avx.UnpackLow(three, four), Avx.UnpackHigh(three, four));
        return (
            Avx.Permute2x128(evenLeft, evenRight, LowHalves), Avx.Permute2x128(oddLeft, oddRight, LowHalves),
            Avx.Permute2x128(evenLeft, evenRight, HighHalves), Avx.Permute2x128(oddLeft, oddRight, HighHalves));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> IsUsual(Vector256<double> number, Vector256<double> otherSize)
    {
        Vector256<double> size = Vector256.Abs(number);
        return Vector256.Equals(size, Vector256<double>.Zero)
            | Vector256.Equals(size, otherSize)
            | (Vector256.GreaterThanOrEqual(size, Vector256.Create(DenseProgram.OrdinarySmall))
                & Vector256.LessThanOrEqual(size, Vector256.Create(DenseProgram.OrdinaryLarge)));
    }
}
