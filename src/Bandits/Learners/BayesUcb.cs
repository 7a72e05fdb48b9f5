using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Plays the arm whose posterior quantile is largest: optimism by Bayes' rule.</summary>
/// <remarks>
/// Plays argmax over arms of the quantile at 1 − 1/(t (ln T)^c) of the posterior Beta(1 + S, 1 + n − S), n = shows(a), S the sum of its rewards,
/// each arm once first. A show without a click counts as reward 0. Ties go to the lowest arm. For rewards 0 and 1 and c ≥ 5
/// regret has the best constant as the horizon grows.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("kaufmann2012", "Algorithm 1 and Theorem 1")]
public sealed record BayesUcb : ILearner
{
    /// <inheritdoc/>
    /// <value><c>Bayes-UCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "Bayes-UCB";

    /// <summary>Gets c, the power of ln T.</summary>
    /// <value>At least 0 and finite, without unit; 0 by default, as in practice; 5 in the theorem.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Exploration { get; init => field = LearnerSettings.AtLeastZero(value); }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        new ConvexIndexRun<BayesUcbRule>(new(this, horizon), arms, horizon);
}
