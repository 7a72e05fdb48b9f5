using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Unsigned 32-bit integers in 8 lanes, beside numbers of single precision.</summary>
/// <remarks>Documented by <see cref="ILaneInteger{TInteger, TMask}"/>. The default value is 0 in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct SingleInteger256 : ILaneInteger<SingleInteger256, SingleMask256>
{
    internal Vector256<uint> Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 operator +(SingleInteger256 left, SingleInteger256 right) =>
        new() { Bits = left.Bits + right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 operator ^(SingleInteger256 left, SingleInteger256 right) => new() { Bits = left.Bits ^ right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 operator &(SingleInteger256 left, SingleInteger256 right) => new() { Bits = left.Bits & right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 operator |(SingleInteger256 left, SingleInteger256 right) => new() { Bits = left.Bits | right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 Create(uint value) => new() { Bits = Vector256.Create(value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 LaneIds(uint first) =>
        new() { Bits = Vector256.Create(first) + Vector256<uint>.Indices };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 MultiplyWide(SingleInteger256 value, uint factor, out SingleInteger256 low)
    {
        Vector256<ulong> factors = Vector256.Create((ulong)factor);
        Vector256<ulong> even = WideProduct.Of(value.Bits.AsUInt64(), factors);
        Vector256<ulong> odd = WideProduct.Of(Vector256.ShiftRightLogical(value.Bits.AsUInt64(), 32), factors);
        Vector256<ulong> upper = Vector256.Create(0xFFFF_FFFF_0000_0000UL);
        low = new() { Bits = ((even & ~upper) | Vector256.ShiftLeft(odd, 32)).AsUInt32() };
        return new() { Bits = (Vector256.ShiftRightLogical(even, 32) | (odd & upper)).AsUInt32() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 MultiplyLoosely(SingleInteger256 value, uint factor, out SingleInteger256 low) => MultiplyWide(value, factor, out low);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 Trim(SingleInteger256 loose) => loose;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Philox(
        ref SingleInteger256 word0, ref SingleInteger256 word1, ref SingleInteger256 word2, ref SingleInteger256 word3, uint keyLow, uint keyHigh)
    {
        Philox256.Block(ref word0.Bits, ref word1.Bits, ref word2.Bits, ref word3.Bits, keyLow, keyHigh);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 ShiftRight(SingleInteger256 value, int bits) =>
        new() { Bits = Vector256.ShiftRightLogical(value.Bits, bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask256 Less(SingleInteger256 left, SingleInteger256 right) =>
        new() { Bits = Vector256.LessThan(left.Bits, right.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask256 Equal(SingleInteger256 left, SingleInteger256 right) => new() { Bits = Vector256.Equals(left.Bits, right.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 Select(SingleMask256 mask, SingleInteger256 yes, SingleInteger256 no) =>
        new() { Bits = LaneChoice.Select(mask.Bits, yes.Bits.AsSingle(), no.Bits.AsSingle()).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Low(SingleInteger256 index) => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int High(SingleInteger256 index, int count) => count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Extract(SingleInteger256 value, int lane) => value.Bits.GetElement(lane);
}
