using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Exact;

/// <summary>How large the integers of a tableau may become before they need a wider type.</summary>
/// <param name="Limit">Largest entry; 0 when there is no limit.</param>
/// <param name="Bounds">Largest bound of a variable.</param>
/// <param name="Columns">Largest number of columns and of rows.</param>
/// <remarks>
/// A product of two entries, and a sum over all columns of entry times bound, must stay within the type: 2⁶² and 2³¹·2²⁰·2¹⁰ in 64 bits,
/// 2¹²⁴ and 2⁶²·2⁵⁰·2¹² in 128 bits.
/// </remarks>
internal sealed record IntegerWidth(Int128 Limit, Int128 Bounds, int Columns)
{
    public static IntegerWidth Narrow { get; } = new(int.MaxValue, 1 << 20, 1 << 10);

    public static IntegerWidth Middle { get; } = new(Int128.One << 62, 1L << 50, 1 << 12);

    public static IntegerWidth Any { get; } = new(Int128.Zero, Int128.Zero, int.MaxValue);

    /// <summary>Whether a program's numbers lie within the limits.</summary>
    public bool Fits(IntegerData data) =>
        data.Columns <= Columns && data.Rows <= Columns
        && Array.TrueForAll(data.Matrix, entry => BigInteger.Abs(entry) <= Limit)
        && Array.TrueForAll(data.Cost, entry => BigInteger.Abs(entry) <= Limit)
        && Array.TrueForAll(data.Lower, bound => bound is null || BigInteger.Abs(bound.Value) <= Bounds)
        && Array.TrueForAll(data.Upper, bound => bound is null || BigInteger.Abs(bound.Value) <= Bounds);
}
