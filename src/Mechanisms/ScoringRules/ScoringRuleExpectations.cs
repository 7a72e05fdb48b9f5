using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>Expected scores under any rule.</summary>
[Reference("gneiting2007", "expected scores")]
public static class ScoringRuleExpectations
{
    /// <summary>What a report scores in expectation.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="belief">Probability of each state, shape [state], summing to 1 within 1e-9.</param>
    /// <param name="report">The report, shape [state].</param>
    /// <returns>∑ belief · score; states of probability 0 count as 0 even where the score is infinite.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    /// <exception cref="ArgumentException">Belief or report is no distribution, or they differ in length.</exception>
    public static double ExpectedScore(this IScoringRule rule, ReadOnlySpan<double> belief, ReadOnlySpan<double> report)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Beliefs.Require(belief, nameof(belief));
        Beliefs.RequireStates(report, belief.Length, nameof(report));
        double[] copy = report.ToArray();
        return Beliefs.Expectation(belief, state => rule.Score(copy, state));
    }

    /// <summary>What the truth scores in expectation: the convex function of a proper rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="belief">Probability of each state, shape [state], summing to 1 within 1e-9.</param>
    /// <returns>The expected score of reporting the belief.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    /// <exception cref="ArgumentException">The belief is no distribution.</exception>
    public static double TruthfulScore(this IScoringRule rule, ReadOnlySpan<double> belief) => rule.ExpectedScore(belief, belief);

    /// <summary>What learning is worth to a truthful forecaster: the expected score of its posteriors less that of the prior.</summary>
    /// <param name="rule">The rule; under a proper one the gain is never negative.</param>
    /// <param name="posteriors">One posterior per row, shape [posterior, state].</param>
    /// <param name="probabilities">Probability of each posterior, shape [posterior], summing to 1 within 1e-9.</param>
    /// <returns>∑ probability · truthful score − truthful score of the mean of the posteriors.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    /// <exception cref="ArgumentException">The probabilities are no distribution over the rows, or a row is none over states.</exception>
    public static double InformationGain(this IScoringRule rule, Matrix<double> posteriors, ReadOnlySpan<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Beliefs.Require(probabilities, nameof(probabilities));
        Beliefs.RequireStates(probabilities, posteriors.Rows, nameof(probabilities));
        CompensatedSum gain = default;
        CompensatedSum[] prior = new CompensatedSum[posteriors.Columns];
        for (int row = 0; row < posteriors.Rows; row++)
        {
            ReadOnlySpan<double> posterior = posteriors.Row(row);
            for (int state = 0; state < prior.Length; state++)
            {
                prior[state] += probabilities[row] * posterior[state];
            }

            gain += probabilities[row] * rule.TruthfulScore(posterior);
        }

        gain += -rule.TruthfulScore([.. prior.Select(sum => sum.Value)]);
        return gain.Value;
    }
}
