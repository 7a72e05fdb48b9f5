using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>The spherical score r_w / ‖r‖ of a report r when state w comes true, in [0, 1].</summary>
/// <remarks>
/// Strictly proper. A truthful report of r scores ‖r‖ in expectation.
/// <para>Time O(states). Immutable and thread-safe.</para>
/// </remarks>
[Reference("gneiting2007", "scores for categorical variables")]
public sealed record SphericalScore : IScoringRule
{
    /// <inheritdoc/>
    public string Name => "spherical";

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> report, int state)
    {
        Beliefs.Require(report, state, nameof(report));
        return report[state] / Math.Sqrt(Beliefs.SquaredLength(report));
    }
}
