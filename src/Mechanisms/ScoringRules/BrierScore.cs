using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>The quadratic score 1 − ‖r − e_w‖² / 2 of a report r when state w comes true, in [0, 1].</summary>
/// <remarks>
/// Strictly proper. A truthful report of r scores (1 + ‖r‖²) / 2 in expectation. Brier's own score is the penalty ‖r − e_w‖².
/// <para>Time O(states). Immutable and thread-safe.</para>
/// </remarks>
[Reference("brier1950", "the score, here with its sign turned and halved so that more is better")]
public sealed record BrierScore : IScoringRule
{
    /// <inheritdoc/>
    public string Name => "Brier";

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> report, int state)
    {
        Beliefs.Require(report, state, nameof(report));
        return 0.5 + report[state] - (Beliefs.SquaredLength(report) / 2);
    }
}
