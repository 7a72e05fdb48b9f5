using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>The small numbers of the sparse engine, all in scaled units, where costs, bounds and coefficients are typically near 1.</summary>
internal static class Grain
{
    /// <summary>Violation of a bound that the long first stage leaves: room for the ratio tests to choose good pivots.</summary>
    public static double Coarse { get; } = 100 * Tolerances.Feasibility.Absolute;

    /// <summary>Violation that the last stage leaves: less than what an answer is measured by.</summary>
    public static double Fine { get; } = Tolerances.Feasibility.Absolute / 4;

    /// <summary>Violation left where the program's own units ask for more than scaled ones.</summary>
    public static double Finest { get; } = Tolerances.Feasibility.Absolute / 256;

    /// <summary>Entries of pivot rows and columns of this size or less are no pivots.</summary>
    public static double Pivot { get; } = Tolerances.Pivot.Absolute;

    /// <summary>Relative difference of a pivot computed by row and by column that calls for new factors.</summary>
    public static double Disagreement { get; } = 100 * Tolerances.Pivot.Relative;

    /// <summary>Typical size of a perturbation of a cost or bound of size 1.</summary>
    public static double Perturbation { get; } = 500 * Tolerances.Optimality.Absolute;

    /// <summary>Relative residual at which refinement stops: a few roundings.</summary>
    public static double Residual { get; } = 4 * double.BitIncrement(1) - 4;

    /// <summary>Entry of a certificate that counts as 0, relative to the largest number it was added up from.</summary>
    public static double Certificate { get; } = Tolerances.Feasibility.Relative;
}
