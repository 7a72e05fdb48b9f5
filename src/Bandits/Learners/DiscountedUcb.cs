using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Upper-confidence-bound learner that forgets: for arms whose means change.</summary>
/// <remarks>
/// Counts and rewards fade by the factor γ each round; plays argmax over arms of mean(a) + 2√(ξ ln n / N(a)), N(a) the faded shows, mean(a) the
/// faded rewards over N(a), n = Σ N(a), each arm once first. A show without a click counts as reward 0. Ties go to the lowest arm. With B
/// changes by T, regret is O(√(BT) ln T) for 1 − γ of the order √(B/T).
/// <para>Time O(arms) per round, memory O(arms).</para>
/// <para>Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("garivier2011switching", "Section 3.1 and Theorem 1")]
public sealed record DiscountedUcb : ILearner
{
    /// <inheritdoc/>
    /// <value><c>D-UCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "D-UCB";

    /// <summary>Gets γ, what remains of a show after a round.</summary>
    /// <value>Strictly between 0 and 1; 0.999 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not strictly between 0 and 1.</exception>
    public double Discount { get; init => field = LearnerSettings.Inside(value); } = 0.999;

    /// <summary>Gets ξ, the factor under the root of the bonus.</summary>
    /// <value>Positive and finite, without unit; 0.6 by default: the theorem asks for more than 1/2.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Exploration { get; init => field = LearnerSettings.Positive(value); } = 0.6;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new DiscountedUcbRun(this, arms, horizon, key);
}
