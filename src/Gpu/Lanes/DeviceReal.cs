using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Lanes;

/// <summary>The double-precision number of a device thread.</summary>
/// <remarks>
/// As <see cref="RealScalar"/>, written for another compiler: ILGPU makes the bits of the integer 1 of a truth value that becomes a number,
/// not 1.0, unless both numbers are given as such. That sums and products are rounded one by one is seen to by <see cref="RoundedArithmetic"/>.
/// </remarks>
/// <param name="Value">The number.</param>
internal readonly record struct DeviceReal(double Value) : ILaneReal<DeviceReal, IntegerScalar, MaskScalar>
{
    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int SignificandBits => 53;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal operator +(DeviceReal left, DeviceReal right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal operator -(DeviceReal left, DeviceReal right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal operator *(DeviceReal left, DeviceReal right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal operator /(DeviceReal left, DeviceReal right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal Create(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal FromInteger(IntegerScalar value) => new(value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal Indicator(MaskScalar mask) => new(mask.Value ? 1.0 : 0.0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal Abs(DeviceReal value) => new(Math.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal NegateWhere(MaskScalar mask, DeviceReal value) => mask.Value ? new(-value.Value) : value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar IsNegative(DeviceReal value) => new(value.Value < 0 || 1 / value.Value < 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal Sqrt(DeviceReal value) => new(Math.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal Max(DeviceReal left, DeviceReal right) => left.Value > right.Value ? left : right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal Min(DeviceReal left, DeviceReal right) => left.Value < right.Value ? left : right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Greater(DeviceReal left, DeviceReal right) => new(left.Value > right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Equal(DeviceReal left, DeviceReal right) => new(left.Value == right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal Select(MaskScalar mask, DeviceReal yes, DeviceReal no) => mask.Value ? yes : no;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(DeviceReal value, int lane) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceReal Insert(DeviceReal value, int lane, double replacement) => new(replacement);
}
