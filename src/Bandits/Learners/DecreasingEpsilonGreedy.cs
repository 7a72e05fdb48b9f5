using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Plays the best mean so far, and with a probability that falls as 1/t a random arm.</summary>
/// <remarks>
/// Each arm once first, then with probability ε(t) = min(1, cK/(d²t)) a uniformly random arm and otherwise the arm of largest mean. A show
/// without a click counts as reward 0. Ties go to the lowest arm. Regret is O(K ln T / d²) for c > 5 where d is at most the smallest gap.
/// <para>Time O(arms) per round, memory O(arms).</para>
/// <para>Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("auer2002", "Fig. 3 and Theorem 3")]
public sealed record DecreasingEpsilonGreedy : ILearner
{
    /// <inheritdoc/>
    /// <value><c>ε(t)-greedy</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "ε(t)-greedy";

    /// <summary>Gets c, which scales exploration.</summary>
    /// <value>Positive and finite, without unit; 6 by default: the theorem asks for more than 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Scale { get; init => field = LearnerSettings.Positive(value); } = 6;

    /// <summary>Gets d, a lower bound of the smallest gap.</summary>
    /// <value>Positive and finite, in units of reward; 0.1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Gap { get; init => field = LearnerSettings.Positive(value); } = 0.1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new EpsilonGreedyRun(arms, horizon, key, 1, Scale * arms / (Gap * Gap));
}
