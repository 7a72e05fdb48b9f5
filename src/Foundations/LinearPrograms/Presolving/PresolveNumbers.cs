using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>What presolve takes numbers for. Every test is relative to the terms behind the number, so units do not matter.</summary>
/// <remarks>
/// Between what rounding explains and what certainly counts lies doubt, and a reduction in doubt is not made: the engine, which sees
/// the program as it is, decides.
/// </remarks>
internal static class PresolveNumbers
{
    /// <summary>Bounds of this size are numbers like any other to the engine, but nothing is computed from them: too few digits would be left.</summary>
    public const double Huge = 1e20;

    private const double UnitRoundoff = 1.0 / (1L << 53);

    // A handful of operations on the same terms; more than that is doubt.
    private const double Roundings = 32 * UnitRoundoff;

    // A pivot this much below the largest entry of its row would lose three digits.
    private const double SmallestPivotShare = 0.001;

    /// <summary>What rounding alone may add up to among terms of a size.</summary>
    public static double Rounding(double scale) => Roundings * scale;

    /// <summary>Whether rounding alone explains a difference between terms of a size.</summary>
    public static bool IsRounding(double difference, double scale) => Math.Abs(difference) <= Rounding(scale);

    /// <summary>Whether an excess over a bound is beyond doubt.</summary>
    public static bool IsCertain(double excess, double scale) => excess > Tolerances.Feasibility.Relative * scale;

    /// <summary>What a cancellation leaves, with noise taken for 0.</summary>
    public static double Cleaned(double value, double scale) => IsRounding(value, scale) ? 0 : value;

    /// <summary>Whether a finite bound is too large to compute with.</summary>
    public static bool IsHuge(double bound) => double.IsFinite(bound) && Math.Abs(bound) >= Huge;

    /// <summary>Whether an entry is large enough, beside the largest, to divide by.</summary>
    public static bool IsGoodPivot(double pivot, double largest) => Math.Abs(pivot) >= SmallestPivotShare * Math.Abs(largest);

    /// <summary>The size of a bound, 0 for an absent one.</summary>
    public static double Size(double bound) => double.IsFinite(bound) ? Math.Abs(bound) : 0;
}
