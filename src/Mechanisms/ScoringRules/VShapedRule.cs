using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>The rule with scores in [0, 1] that rewards learning about two states most: a choice between two bets.</summary>
/// <remarks>
/// For a prior p = P(state 1) of at least 1/2 the forecaster may bet on state 1, which pays 1 if it comes true and 0 otherwise, or against it, which
/// pays 1 on state 0 and (2p − 1)/p on state 1; below 1/2 the roles are exchanged. The expected score of truth is a V with its kink at the prior
/// and its ends at 1; no rule with scores in [0, 1] has a larger gain E[U(posterior)] − U(prior), whatever the posteriors are.
/// </remarks>
[Reference("li2022", "the single-dimensional optimum")]
public static class VShapedRule
{
    /// <summary>The rule of a prior.</summary>
    /// <param name="prior">Probability of state 1, in (0, 1).</param>
    /// <returns>The two bets: on state 0 first, on state 1 second.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The prior does not lie strictly between 0 and 1.</exception>
    public static ScoringMenu For(double prior)
    {
        if (!(prior > 0 && prior < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(prior), prior, "A prior must lie strictly between 0 and 1: what is certain cannot be learned. Give the probability of state 1.");
        }

        return new(prior >= 0.5
            ? new Matrix<double>(2, 2, [1, ((2 * prior) - 1) / prior, 0, 1])
            : new Matrix<double>(2, 2, [1, 0, (1 - (2 * prior)) / (1 - prior), 1]));
    }
}
