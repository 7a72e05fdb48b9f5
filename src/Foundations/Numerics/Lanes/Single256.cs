using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Single-precision numbers in 8 lanes.</summary>
/// <remarks>Documented by <see cref="ILaneReal{TReal, TInteger, TMask}"/>. The default value is 0 in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct Single256 : ILaneReal<Single256, SingleInteger256, SingleMask256>
{
    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static int SignificandBits => 24;

    internal Vector256<float> Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator +(Single256 left, Single256 right) => new() { Values = left.Values + right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator -(Single256 left, Single256 right) => new() { Values = left.Values - right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator *(Single256 left, Single256 right) => new() { Values = left.Values * right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 operator /(Single256 left, Single256 right) => new() { Values = left.Values / right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Create(double value) => new() { Values = Vector256.Create((float)value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 FromInteger(SingleInteger256 value) => new() { Values = Vector256.ConvertToSingle(value.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Indicator(SingleMask256 mask) => new() { Values = (mask.Bits & Vector256.Create(1.0f).AsUInt32()).AsSingle() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Abs(Single256 value) => new() { Values = Vector256.Abs(value.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 NegateWhere(SingleMask256 mask, Single256 value) =>
        new() { Values = (value.Values.AsUInt32() ^ (mask.Bits & Vector256.Create(-0.0f).AsUInt32())).AsSingle() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask256 IsNegative(Single256 value) => new() { Bits = Vector256.LessThan(value.Values.AsInt32(), Vector256<int>.Zero).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Sqrt(Single256 value) => new() { Values = Vector256.Sqrt(value.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Max(Single256 left, Single256 right) => new() { Values = Vector256.MaxNative(left.Values, right.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Min(Single256 left, Single256 right) => new() { Values = Vector256.MinNative(left.Values, right.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask256 Greater(Single256 left, Single256 right) =>
        new() { Bits = Vector256.GreaterThan(left.Values, right.Values).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask256 Equal(Single256 left, Single256 right) =>
        new() { Bits = Vector256.Equals(left.Values, right.Values).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Select(SingleMask256 mask, Single256 yes, Single256 no) =>
        new() { Values = LaneChoice.Select(mask.Bits, yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 WhereGreater(Single256 left, Single256 right, Single256 yes, Single256 no) =>
        new() { Values = Vector256.ConditionalSelect(Vector256.GreaterThan(left.Values, right.Values), yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 WhereGreater(Single256 left, Single256 right, SingleInteger256 yes, SingleInteger256 no) =>
        new() { Bits = Vector256.ConditionalSelect(Vector256.GreaterThan(left.Values, right.Values), yes.Bits.AsSingle(), no.Bits.AsSingle()).AsUInt32() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 WhereEqual(SingleInteger256 left, SingleInteger256 right, Single256 yes, Single256 no) =>
        new() { Values = Vector256.ConditionalSelect(Vector256.Equals(left.Bits, right.Bits).AsSingle(), yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleInteger256 WhereEqual(SingleInteger256 left, SingleInteger256 right, SingleInteger256 yes, SingleInteger256 no) =>
        new() { Bits = Vector256.ConditionalSelect(Vector256.Equals(left.Bits, right.Bits), yes.Bits, no.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(Single256 value, int lane) => value.Values.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single256 Insert(Single256 value, int lane, double replacement) =>
        new() { Values = value.Values.WithElement(lane, (float)replacement) };
}
