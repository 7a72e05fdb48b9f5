using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>The double-precision number of a single lane.</summary>
/// <remarks>Documented by <see cref="ILaneReal{TReal, TInteger, TMask}"/>. The default value is 0.</remarks>
/// <param name="Value">The number.</param>
public readonly record struct RealScalar(double Value) : ILaneReal<RealScalar, IntegerScalar, MaskScalar>
{
    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int SignificandBits => 53;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar operator +(RealScalar left, RealScalar right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar operator -(RealScalar left, RealScalar right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar operator *(RealScalar left, RealScalar right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar operator /(RealScalar left, RealScalar right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar Create(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar FromInteger(IntegerScalar value) => new(value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar Indicator(MaskScalar mask) => new(mask.Value ? 1 : 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar Abs(RealScalar value) => new(Math.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar NegateWhere(MaskScalar mask, RealScalar value) => mask.Value ? new(-value.Value) : value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar IsNegative(RealScalar value) => new(double.IsNegative(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar Sqrt(RealScalar value) => new(Math.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar Significand(RealScalar value, out RealScalar exponent)
    {
        long bits = BitConverter.DoubleToInt64Bits(value.Value);
        exponent = new((bits >> 52) - 1023);
        return new(BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | BitConverter.DoubleToInt64Bits(1)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar Max(RealScalar left, RealScalar right) => new(double.MaxNative(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar Min(RealScalar left, RealScalar right) => new(double.MinNative(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Greater(RealScalar left, RealScalar right) => new(left.Value > right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Equal(RealScalar left, RealScalar right) => new(left.Value == right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar Select(MaskScalar mask, RealScalar yes, RealScalar no) => mask.Value ? yes : no;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(RealScalar value, int lane) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealScalar Insert(RealScalar value, int lane, double replacement) => new(replacement);
}
