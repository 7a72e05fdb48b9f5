using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Lanes;

/// <summary>The single-precision number of a device thread.</summary>
/// <remarks>
/// As <see cref="SingleScalar"/>, written for another compiler: ILGPU makes the bits of the integer 1 of a truth value that becomes a number,
/// not 1.0f, unless both numbers are given as such. That sums and products are rounded one by one is seen to by <see cref="RoundedArithmetic"/>.
/// </remarks>
/// <param name="Value">The number.</param>
internal readonly record struct DeviceSingle(float Value) : ILaneReal<DeviceSingle, IntegerScalar, MaskScalar>
{
    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int SignificandBits => 24;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle operator +(DeviceSingle left, DeviceSingle right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle operator -(DeviceSingle left, DeviceSingle right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle operator *(DeviceSingle left, DeviceSingle right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle operator /(DeviceSingle left, DeviceSingle right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle Create(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle FromInteger(IntegerScalar value) => new(value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle Indicator(MaskScalar mask) => new(mask.Value ? 1f : 0f);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle Abs(DeviceSingle value) => new(MathF.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle NegateWhere(MaskScalar mask, DeviceSingle value) => mask.Value ? new(-value.Value) : value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar IsNegative(DeviceSingle value) => new(value.Value < 0 || 1 / value.Value < 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle Sqrt(DeviceSingle value) => new(MathF.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle Max(DeviceSingle left, DeviceSingle right) => left.Value > right.Value ? left : right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle Min(DeviceSingle left, DeviceSingle right) => left.Value < right.Value ? left : right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Greater(DeviceSingle left, DeviceSingle right) => new(left.Value > right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar Equal(DeviceSingle left, DeviceSingle right) => new(left.Value == right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle Select(MaskScalar mask, DeviceSingle yes, DeviceSingle no) => mask.Value ? yes : no;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(DeviceSingle value, int lane) => value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DeviceSingle Insert(DeviceSingle value, int lane, double replacement) => new((float)replacement);
}
