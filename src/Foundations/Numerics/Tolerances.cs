namespace Mechanisms.Foundations.Numerics;

/// <summary>The named tolerances of the suite: one value per meaning.</summary>
public static class Tolerances
{
    /// <summary>Violation of a row or bound of a linear program, relative to the row's largest term.</summary>
    public static Tolerance Feasibility { get; } = new(1e-9, 1e-9);

    /// <summary>Reduced cost that still counts as zero, relative to the largest cost.</summary>
    public static Tolerance Optimality { get; } = new(1e-9, 1e-9);

    /// <summary>Smallest pivot a factorization accepts, relative to the largest entry of its column.</summary>
    public static Tolerance Pivot { get; } = new(1e-9, 1e-9);

    /// <summary>Gain from a deviation that still counts as none, relative to the payments and utilities that it is added up from.</summary>
    public static Tolerance Gain { get; } = new(1e-9, 1e-9);

    /// <summary>Difference of two sums or ratios of scale 1 that still counts as a tie; some 10⁵ roundings. Absolute only: what is compared has been scaled.</summary>
    public static Tolerance Tie { get; } = new(1e-11, 0);

    /// <summary>Error of a learner's computed index, and of the mean it bounds, relative to the index.</summary>
    public static Tolerance Index { get; } = new(1e-9, 1e-9);

    /// <summary>The same where indices are computed in single precision: 16 of its ulps.</summary>
    public static Tolerance SingleIndex { get; } = new(2e-6, 2e-6);

    /// <summary>Factor or term of a series after which the rest is left out, relative to its value.</summary>
    public static Tolerance Series { get; } = new(1e-14, 0);

    /// <summary>Distance of a probability vector's sum from 1. Absolute only: probabilities have scale 1.</summary>
    public static Tolerance Probability { get; } = new(1e-9, 0);
}
