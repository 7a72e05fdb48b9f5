using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Unsigned 32-bit integers in 16 lanes, beside numbers of single precision.</summary>
/// <remarks>Documented by <see cref="ILaneInteger{TInteger, TMask}"/>. The default value is 0 in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct SingleInteger512 : ILaneInteger<SingleInteger512, SingleMask512>
{
    internal Vector512<uint> Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 operator +(SingleInteger512 left, SingleInteger512 right) =>
        new() { Bits = left.Bits + right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 operator ^(SingleInteger512 left, SingleInteger512 right) => new() { Bits = left.Bits ^ right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 operator &(SingleInteger512 left, SingleInteger512 right) => new() { Bits = left.Bits & right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 operator |(SingleInteger512 left, SingleInteger512 right) => new() { Bits = left.Bits | right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 Create(uint value) => new() { Bits = Vector512.Create(value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 LaneIds(uint first) =>
        new() { Bits = Vector512.Create(first) + Vector512<uint>.Indices };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 MultiplyWide(SingleInteger512 value, uint factor, out SingleInteger512 low)
    {
        Vector512<ulong> factors = Vector512.Create((ulong)factor);
        Vector512<ulong> even = WideProduct.Of(value.Bits.AsUInt64(), factors);
        Vector512<ulong> odd = WideProduct.Of(Vector512.ShiftRightLogical(value.Bits.AsUInt64(), 32), factors);
        Vector512<ulong> upper = Vector512.Create(0xFFFF_FFFF_0000_0000UL);
        low = new() { Bits = ((even & ~upper) | Vector512.ShiftLeft(odd, 32)).AsUInt32() };
        return new() { Bits = (Vector512.ShiftRightLogical(even, 32) | (odd & upper)).AsUInt32() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 MultiplyLoosely(SingleInteger512 value, uint factor, out SingleInteger512 low) => MultiplyWide(value, factor, out low);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 Trim(SingleInteger512 loose) => loose;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Philox(
        ref SingleInteger512 word0, ref SingleInteger512 word1, ref SingleInteger512 word2, ref SingleInteger512 word3, uint keyLow, uint keyHigh)
    {
        Philox512.Block(ref word0.Bits, ref word1.Bits, ref word2.Bits, ref word3.Bits, keyLow, keyHigh);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 ShiftRight(SingleInteger512 value, int bits) =>
        new() { Bits = Vector512.ShiftRightLogical(value.Bits, bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask512 Less(SingleInteger512 left, SingleInteger512 right) =>
        new() { Bits = Vector512.LessThan(left.Bits, right.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask512 Equal(SingleInteger512 left, SingleInteger512 right) => new() { Bits = Vector512.Equals(left.Bits, right.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 Select(SingleMask512 mask, SingleInteger512 yes, SingleInteger512 no) =>
        new() { Bits = LaneChoice.Select(mask.Bits, yes.Bits.AsSingle(), no.Bits.AsSingle()).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Low(SingleInteger512 index) => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int High(SingleInteger512 index, int count) => count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Extract(SingleInteger512 value, int lane) => value.Bits.GetElement(lane);
}
