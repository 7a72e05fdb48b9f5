using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>The logarithmic score ln r_w of a report r when state w comes true, at most 0.</summary>
/// <remarks>
/// Strictly proper. With three states or more it is, up to a positive factor and a constant for each state, the only smooth strictly proper rule that looks
/// at the probability of the true state alone.
/// A state reported impossible that comes true scores -∞; clipping it would make the rule improper near the boundary, so nothing is clipped.
/// <para>Time O(states). Immutable and thread-safe.</para>
/// </remarks>
[Reference("good1952", "the logarithmic score")]
public sealed record LogarithmicScore : IScoringRule
{
    /// <inheritdoc/>
    public string Name => "logarithmic";

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> report, int state)
    {
        Beliefs.Require(report, state, nameof(report));
        return Math.Log(report[state]);
    }
}
