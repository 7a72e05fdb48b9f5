using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>The unsigned 32-bit integer of a single lane.</summary>
/// <remarks>Documented by <see cref="ILaneInteger{TInteger, TMask}"/>. The default value is 0. Arithmetic wraps around on purpose.</remarks>
/// <param name="Value">The integer.</param>
public readonly record struct IntegerScalar(uint Value) : ILaneInteger<IntegerScalar, MaskScalar>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar operator +(IntegerScalar left, IntegerScalar right) => new(unchecked(left.Value + right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar operator ^(IntegerScalar left, IntegerScalar right) => new(left.Value ^ right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar operator &(IntegerScalar left, IntegerScalar right) => new(left.Value & right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar operator |(IntegerScalar left, IntegerScalar right) => new(left.Value | right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar Create(uint value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar LaneIds(uint first) => new(first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar MultiplyWide(IntegerScalar value, uint factor, out IntegerScalar low)
    {
        ulong product = (ulong)value.Value * factor;
        low = new((uint)product);
        return new((uint)(product >> 32));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar MultiplyLoosely(IntegerScalar value, uint factor, out IntegerScalar low) => MultiplyWide(value, factor, out low);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar Trim(IntegerScalar loose) => loose;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar ShiftRight(IntegerScalar value, int bits) => new(value.Value >> bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Less(IntegerScalar left, IntegerScalar right) => new(left.Value < right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Equal(IntegerScalar left, IntegerScalar right) => new(left.Value == right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntegerScalar Select(MaskScalar mask, IntegerScalar yes, IntegerScalar no) => mask.Value ? yes : no;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Low(IntegerScalar index) => (int)index.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int High(IntegerScalar index, int count) => (int)index.Value + 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Extract(IntegerScalar value, int lane) => value.Value;
}
