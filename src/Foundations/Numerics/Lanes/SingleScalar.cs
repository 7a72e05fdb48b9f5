using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>The single-precision number of a single lane.</summary>
/// <remarks>Documented by <see cref="ILaneReal{TReal, TInteger, TMask}"/>. The default value is 0.</remarks>
/// <param name="Value">The number.</param>
public readonly record struct SingleScalar(float Value) : ILaneReal<SingleScalar, IntegerScalar, MaskScalar>
{
    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int SignificandBits => 24;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar operator +(SingleScalar left, SingleScalar right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar operator -(SingleScalar left, SingleScalar right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar operator *(SingleScalar left, SingleScalar right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar operator /(SingleScalar left, SingleScalar right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar Create(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar FromInteger(IntegerScalar value) => new(value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar Indicator(MaskScalar mask) => new(mask.Value ? 1 : 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar Abs(SingleScalar value) => new(MathF.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar NegateWhere(MaskScalar mask, SingleScalar value) => mask.Value ? new(-value.Value) : value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar IsNegative(SingleScalar value) => new(float.IsNegative(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar Sqrt(SingleScalar value) => new(MathF.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar Max(SingleScalar left, SingleScalar right) => new(float.MaxNative(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar Min(SingleScalar left, SingleScalar right) => new(float.MinNative(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Greater(SingleScalar left, SingleScalar right) => new(left.Value > right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Equal(SingleScalar left, SingleScalar right) => new(left.Value == right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar Select(MaskScalar mask, SingleScalar yes, SingleScalar no) => mask.Value ? yes : no;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(SingleScalar value, int lane) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleScalar Insert(SingleScalar value, int lane, double replacement) => new((float)replacement);
}
