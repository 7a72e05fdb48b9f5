using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Single-precision numbers in 16 lanes.</summary>
/// <remarks>Documented by <see cref="ILaneReal{TReal, TInteger, TMask}"/>. The default value is 0 in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct Single512 : ILaneReal<Single512, SingleInteger512, SingleMask512>
{
    /// <inheritdoc/>
    public static int Count => 16;

    /// <inheritdoc/>
    public static int SignificandBits => 24;

    internal Vector512<float> Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator +(Single512 left, Single512 right) => new() { Values = left.Values + right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator -(Single512 left, Single512 right) => new() { Values = left.Values - right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator *(Single512 left, Single512 right) => new() { Values = left.Values * right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 operator /(Single512 left, Single512 right) => new() { Values = left.Values / right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Create(double value) => new() { Values = Vector512.Create((float)value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 FromInteger(SingleInteger512 value) => new() { Values = Vector512.ConvertToSingle(value.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Indicator(SingleMask512 mask) => new() { Values = (mask.Bits & Vector512.Create(1.0f).AsUInt32()).AsSingle() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Abs(Single512 value) => new() { Values = Vector512.Abs(value.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 NegateWhere(SingleMask512 mask, Single512 value) =>
        new() { Values = (value.Values.AsUInt32() ^ (mask.Bits & Vector512.Create(-0.0f).AsUInt32())).AsSingle() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask512 IsNegative(Single512 value) => new() { Bits = Vector512.LessThan(value.Values.AsInt32(), Vector512<int>.Zero).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Sqrt(Single512 value) => new() { Values = Vector512.Sqrt(value.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Max(Single512 left, Single512 right) => new() { Values = Vector512.MaxNative(left.Values, right.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Min(Single512 left, Single512 right) => new() { Values = Vector512.MinNative(left.Values, right.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask512 Greater(Single512 left, Single512 right) =>
        new() { Bits = Vector512.GreaterThan(left.Values, right.Values).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask512 Equal(Single512 left, Single512 right) =>
        new() { Bits = Vector512.Equals(left.Values, right.Values).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Select(SingleMask512 mask, Single512 yes, Single512 no) =>
        new() { Values = LaneChoice.Select(mask.Bits, yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 WhereGreater(Single512 left, Single512 right, Single512 yes, Single512 no) =>
        new() { Values = Vector512.ConditionalSelect(Vector512.GreaterThan(left.Values, right.Values), yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 WhereGreater(Single512 left, Single512 right, SingleInteger512 yes, SingleInteger512 no) =>
        new() { Bits = Vector512.ConditionalSelect(Vector512.GreaterThan(left.Values, right.Values), yes.Bits.AsSingle(), no.Bits.AsSingle()).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 WhereEqual(SingleInteger512 left, SingleInteger512 right, Single512 yes, Single512 no) =>
        new() { Values = Vector512.ConditionalSelect(Vector512.Equals(left.Bits, right.Bits).AsSingle(), yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger512 WhereEqual(SingleInteger512 left, SingleInteger512 right, SingleInteger512 yes, SingleInteger512 no) =>
        new() { Bits = Vector512.ConditionalSelect(Vector512.Equals(left.Bits, right.Bits), yes.Bits, no.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(Single512 value, int lane) => value.Values.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single512 Insert(Single512 value, int lane, double replacement) =>
        new() { Values = value.Values.WithElement(lane, (float)replacement) };
}
