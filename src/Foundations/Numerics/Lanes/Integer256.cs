using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Unsigned 32-bit integers in 4 lanes, each in the low half of a 64-bit lane whose high half is zero.</summary>
/// <remarks>Documented by <see cref="ILaneInteger{TInteger, TMask}"/>. The default value is 0 in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct Integer256 : ILaneInteger<Integer256, Mask256>
{
    private static Vector256<ulong> LowHalf => Vector256.Create(0xFFFF_FFFFUL);

    internal Vector256<ulong> Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 operator +(Integer256 left, Integer256 right) =>
        new() { Bits = (left.Bits + right.Bits) & LowHalf };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 operator ^(Integer256 left, Integer256 right) => new() { Bits = left.Bits ^ right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 operator &(Integer256 left, Integer256 right) => new() { Bits = left.Bits & right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 operator |(Integer256 left, Integer256 right) => new() { Bits = left.Bits | right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 Create(uint value) => new() { Bits = Vector256.Create((ulong)value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 LaneIds(uint first) =>
        new() { Bits = (Vector256.Create((ulong)first) + Vector256<ulong>.Indices) & LowHalf };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 MultiplyWide(Integer256 value, uint factor, out Integer256 low)
    {
        Vector256<ulong> product = WideProduct.Of(value.Bits, Vector256.Create((ulong)factor));
        low = new() { Bits = product & LowHalf };
        return new() { Bits = Vector256.ShiftRightLogical(product, 32) };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 MultiplyLoosely(Integer256 value, uint factor, out Integer256 low)
    {
        low = new() { Bits = WideProduct.Of(value.Bits, Vector256.Create((ulong)factor)) };
        return new() { Bits = Vector256.ShiftRightLogical(low.Bits, 32) };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 Trim(Integer256 loose) => new() { Bits = loose.Bits & LowHalf };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Philox(
        ref Integer256 word0, ref Integer256 word1, ref Integer256 word2, ref Integer256 word3, uint keyLow, uint keyHigh)
    {
        Philox256.Block(ref word0.Bits, ref word1.Bits, ref word2.Bits, ref word3.Bits, keyLow, keyHigh);
        word0 = Trim(word0);
        word1 = Trim(word1);
        word2 = Trim(word2);
        word3 = Trim(word3);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 ShiftRight(Integer256 value, int bits) =>
        new() { Bits = Vector256.ShiftRightLogical(value.Bits, bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask256 Less(Integer256 left, Integer256 right) =>
        new() { Bits = Vector256.LessThan(left.Bits.AsInt64(), right.Bits.AsInt64()).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask256 Equal(Integer256 left, Integer256 right) => new() { Bits = Vector256.Equals(left.Bits, right.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 Select(Mask256 mask, Integer256 yes, Integer256 no) =>
        new() { Bits = LaneChoice.Select(mask.Bits, yes.Bits.AsDouble(), no.Bits.AsDouble()).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Low(Integer256 index) => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int High(Integer256 index, int count) => count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Extract(Integer256 value, int lane) => (uint)value.Bits.GetElement(lane);
}
