using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Double-precision numbers in 4 lanes.</summary>
/// <remarks>Documented by <see cref="ILaneReal{TReal, TInteger, TMask}"/>. The default value is 0 in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct Real256 : ILaneReal<Real256, Integer256, Mask256>
{
    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    public static int SignificandBits => 53;

    internal Vector256<double> Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 operator +(Real256 left, Real256 right) => new() { Values = left.Values + right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 operator -(Real256 left, Real256 right) => new() { Values = left.Values - right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 operator *(Real256 left, Real256 right) => new() { Values = left.Values * right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 operator /(Real256 left, Real256 right) => new() { Values = left.Values / right.Values };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 Create(double value) => new() { Values = Vector256.Create(value) };

    /// <inheritdoc/>
    /// <remarks>The integer becomes the low bits of a double near 2⁵², from which 2⁵² is subtracted: exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 FromInteger(Integer256 value) => new()
    {
        Values = (value.Bits | Vector256.Create(4503599627370496.0).AsUInt64()).AsDouble() - Vector256.Create(4503599627370496.0),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 Indicator(Mask256 mask) => new() { Values = (mask.Bits & Vector256.Create(1.0).AsUInt64()).AsDouble() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 Abs(Real256 value) => new() { Values = Vector256.Abs(value.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 NegateWhere(Mask256 mask, Real256 value) =>
        new() { Values = (value.Values.AsUInt64() ^ (mask.Bits & Vector256.Create(-0.0).AsUInt64())).AsDouble() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask256 IsNegative(Real256 value) => new() { Bits = Vector256.LessThan(value.Values.AsInt64(), Vector256<long>.Zero).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 Sqrt(Real256 value) => new() { Values = Vector256.Sqrt(value.Values) };

    /// <inheritdoc/>
    /// <remarks>The bits of the exponent become the low bits of a double near 2⁵².</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 Significand(Real256 value, out Real256 exponent)
    {
        Vector256<ulong> bits = value.Values.AsUInt64();
        Vector256<ulong> biased = Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(4503599627370496.0).AsUInt64();
        exponent = new() { Values = biased.AsDouble() - Vector256.Create(4503599627370496.0 + 1023) };
        return new() { Values = ((bits & Vector256.Create(0x000F_FFFF_FFFF_FFFFUL)) | Vector256.Create(1.0).AsUInt64()).AsDouble() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 Max(Real256 left, Real256 right) => new() { Values = Vector256.MaxNative(left.Values, right.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 Min(Real256 left, Real256 right) => new() { Values = Vector256.MinNative(left.Values, right.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask256 Greater(Real256 left, Real256 right) =>
        new() { Bits = Vector256.GreaterThan(left.Values, right.Values).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask256 Equal(Real256 left, Real256 right) =>
        new() { Bits = Vector256.Equals(left.Values, right.Values).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 Select(Mask256 mask, Real256 yes, Real256 no) =>
        new() { Values = LaneChoice.Select(mask.Bits, yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 WhereGreater(Real256 left, Real256 right, Real256 yes, Real256 no) =>
        new() { Values = Vector256.ConditionalSelect(Vector256.GreaterThan(left.Values, right.Values), yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 WhereGreater(Real256 left, Real256 right, Integer256 yes, Integer256 no) =>
        new() { Bits = Vector256.ConditionalSelect(Vector256.GreaterThan(left.Values, right.Values), yes.Bits.AsDouble(), no.Bits.AsDouble()).AsUInt64() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 WhereEqual(Integer256 left, Integer256 right, Real256 yes, Real256 no) =>
        new() { Values = Vector256.ConditionalSelect(Vector256.Equals(left.Bits, right.Bits).AsDouble(), yes.Values, no.Values) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Integer256 WhereEqual(Integer256 left, Integer256 right, Integer256 yes, Integer256 no) =>
        new() { Bits = Vector256.ConditionalSelect(Vector256.Equals(left.Bits, right.Bits), yes.Bits, no.Bits) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Extract(Real256 value, int lane) => value.Values.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real256 Insert(Real256 value, int lane, double replacement) =>
        new() { Values = value.Values.WithElement(lane, replacement) };
}
