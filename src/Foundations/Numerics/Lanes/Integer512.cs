using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Unsigned 32-bit integers in 8 lanes, each in the low half of a 64-bit lane whose high half is zero.</summary>
/// <remarks>Documented by <see cref="ILaneInteger{TInteger, TMask}"/>. The default value is 0 in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct Integer512 : ILaneInteger<Integer512, Mask512>
{
    private static Vector512<ulong> LowHalf => Vector512.Create(0xFFFF_FFFFUL);

    internal Vector512<ulong> Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 operator +(Integer512 left, Integer512 right) =>
        new() { Bits = (left.Bits + right.Bits) & LowHalf };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 operator ^(Integer512 left, Integer512 right) => new() { Bits = left.Bits ^ right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 operator &(Integer512 left, Integer512 right) => new() { Bits = left.Bits & right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 operator |(Integer512 left, Integer512 right) => new() { Bits = left.Bits | right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 Create(uint value) => new() { Bits = Vector512.Create((ulong)value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 LaneIds(uint first) =>
        new() { Bits = (Vector512.Create((ulong)first) + Vector512<ulong>.Indices) & LowHalf };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 MultiplyWide(Integer512 value, uint factor, out Integer512 low)
    {
        Vector512<ulong> product = WideProduct.Of(value.Bits, Vector512.Create((ulong)factor));
        low = new() { Bits = product & LowHalf };
        return new() { Bits = Vector512.ShiftRightLogical(product, 32) };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 MultiplyLoosely(Integer512 value, uint factor, out Integer512 low)
    {
        low = new() { Bits = WideProduct.Of(value.Bits, Vector512.Create((ulong)factor)) };
        return new() { Bits = Vector512.ShiftRightLogical(low.Bits, 32) };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 Trim(Integer512 loose) => new() { Bits = loose.Bits & LowHalf };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Philox(
        ref Integer512 word0, ref Integer512 word1, ref Integer512 word2, ref Integer512 word3, uint keyLow, uint keyHigh)
    {
        Philox512.Block(ref word0.Bits, ref word1.Bits, ref word2.Bits, ref word3.Bits, keyLow, keyHigh);
        word0 = Trim(word0);
        word1 = Trim(word1);
        word2 = Trim(word2);
        word3 = Trim(word3);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 ShiftRight(Integer512 value, int bits) =>
        new() { Bits = Vector512.ShiftRightLogical(value.Bits, bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask512 Less(Integer512 left, Integer512 right) =>
        new() { Bits = Vector512.LessThan(left.Bits.AsInt64(), right.Bits.AsInt64()).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask512 Equal(Integer512 left, Integer512 right) => new() { Bits = Vector512.Equals(left.Bits, right.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 Select(Mask512 mask, Integer512 yes, Integer512 no) =>
        new() { Bits = LaneChoice.Select(mask.Bits, yes.Bits.AsDouble(), no.Bits.AsDouble()).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Low(Integer512 index) => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int High(Integer512 index, int count) => count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Extract(Integer512 value, int lane) => (uint)value.Bits.GetElement(lane);
}
