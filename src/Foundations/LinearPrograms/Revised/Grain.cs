using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>The small numbers of the sparse engine, all in scaled units, where costs, bounds and coefficients are typically near 1.</summary>
internal static class Grain
{
    /// <summary>Number of stages of a solve.</summary>
    public const int Stages = 3;

    /// <summary>Violation that counts as rounding of refined values.</summary>
    public static Tolerance Noise { get; } = new(Tolerances.Feasibility.Absolute / 1000, Tolerances.Feasibility.Relative / 1000);

    /// <summary>The violation that a point must not exceed to begin a ray.</summary>
    public static double Fine => Stage(1);

    /// <summary>Entries of pivot rows and columns of this size or less are no pivots.</summary>
    public static double Pivot { get; } = Tolerances.Pivot.Absolute;

    /// <summary>Steps of this length or less make no progress.</summary>
    public static double Tiny { get; } = Tolerances.Pivot.Absolute / 1000;

    /// <summary>Relative difference of a pivot computed by row and by column that calls for new factors.</summary>
    public static double Disagreement { get; } = 100 * Tolerances.Pivot.Relative;

    /// <summary>Typical size of a perturbation of a cost or bound of size 1.</summary>
    public static double Perturbation { get; } = 500 * Tolerances.Optimality.Absolute;

    /// <summary>Relative residual at which refinement stops: a few roundings.</summary>
    public static double Residual { get; } = 4 * double.BitIncrement(1) - 4;

    /// <summary>Entry of a certificate that counts as 0, relative to the largest number it was added up from.</summary>
    public static double Certificate { get; } = Tolerances.Feasibility.Relative;

    /// <summary>
    /// Violations of bounds and signs that a stage of a solve leaves: at first much, so that ratio tests have good pivots to choose from;
    /// then less than what an answer is measured by; then no more than <see cref="Noise"/>.
    /// </summary>
    public static double Stage(int stage) => stage switch
    {
        0 => 100 * Tolerances.Feasibility.Absolute,
        1 => Tolerances.Feasibility.Absolute / 4,
        _ => Tolerances.Feasibility.Absolute / 1024,
    };
}
