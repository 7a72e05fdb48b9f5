using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Double-precision numbers in 8 lanes.</summary>
/// <remarks>Documented by <see cref="ILaneReal{TReal, TInteger, TMask}"/>. The default value is 0 in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct Real512 : ILaneReal<Real512, Integer512, Mask512>
{
    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static int SignificandBits => 53;

    internal Vector512<double> Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 operator +(Real512 left, Real512 right) => new() { Values = left.Values + right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 operator -(Real512 left, Real512 right) => new() { Values = left.Values - right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 operator *(Real512 left, Real512 right) => new() { Values = left.Values * right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 operator /(Real512 left, Real512 right) => new() { Values = left.Values / right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 Create(double value) => new() { Values = Vector512.Create(value) };

    /// <inheritdoc/>
    /// <remarks>The integer becomes the low bits of a double near 2⁵², from which 2⁵² is subtracted: exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 FromInteger(Integer512 value) => new()
    {
        Values = (value.Bits | Vector512.Create(4503599627370496.0).AsUInt64()).AsDouble() - Vector512.Create(4503599627370496.0),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 Indicator(Mask512 mask) => new() { Values = (mask.Bits & Vector512.Create(1.0).AsUInt64()).AsDouble() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 Abs(Real512 value) => new() { Values = Vector512.Abs(value.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 NegateWhere(Mask512 mask, Real512 value) =>
        new() { Values = (value.Values.AsUInt64() ^ (mask.Bits & Vector512.Create(-0.0).AsUInt64())).AsDouble() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask512 IsNegative(Real512 value) => new() { Bits = Vector512.LessThan(value.Values.AsInt64(), Vector512<long>.Zero).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 Sqrt(Real512 value) => new() { Values = Vector512.Sqrt(value.Values) };

    /// <inheritdoc/>
    /// <remarks>The bits of the exponent become the low bits of a double near 2⁵².</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 Significand(Real512 value, out Real512 exponent)
    {
        Vector512<ulong> bits = value.Values.AsUInt64();
        Vector512<ulong> biased = Vector512.ShiftRightLogical(bits, 52) | Vector512.Create(4503599627370496.0).AsUInt64();
        exponent = new() { Values = biased.AsDouble() - Vector512.Create(4503599627370496.0 + 1023) };
        return new() { Values = ((bits & Vector512.Create(0x000F_FFFF_FFFF_FFFFUL)) | Vector512.Create(1.0).AsUInt64()).AsDouble() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 Max(Real512 left, Real512 right) => new() { Values = Vector512.MaxNative(left.Values, right.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 Min(Real512 left, Real512 right) => new() { Values = Vector512.MinNative(left.Values, right.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask512 Greater(Real512 left, Real512 right) =>
        new() { Bits = Vector512.GreaterThan(left.Values, right.Values).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask512 Equal(Real512 left, Real512 right) =>
        new() { Bits = Vector512.Equals(left.Values, right.Values).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 Select(Mask512 mask, Real512 yes, Real512 no) =>
        new() { Values = LaneChoice.Select(mask.Bits, yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 WhereGreater(Real512 left, Real512 right, Real512 yes, Real512 no) =>
        new() { Values = Vector512.ConditionalSelect(Vector512.GreaterThan(left.Values, right.Values), yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 WhereGreater(Real512 left, Real512 right, Integer512 yes, Integer512 no) =>
        new() { Bits = Vector512.ConditionalSelect(Vector512.GreaterThan(left.Values, right.Values), yes.Bits.AsDouble(), no.Bits.AsDouble()).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 WhereEqual(Integer512 left, Integer512 right, Real512 yes, Real512 no) =>
        new() { Values = Vector512.ConditionalSelect(Vector512.Equals(left.Bits, right.Bits).AsDouble(), yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer512 WhereEqual(Integer512 left, Integer512 right, Integer512 yes, Integer512 no) =>
        new() { Bits = Vector512.ConditionalSelect(Vector512.Equals(left.Bits, right.Bits), yes.Bits, no.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(Real512 value, int lane) => value.Values.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real512 Insert(Real512 value, int lane, double replacement) =>
        new() { Values = value.Values.WithElement(lane, replacement) };
}
