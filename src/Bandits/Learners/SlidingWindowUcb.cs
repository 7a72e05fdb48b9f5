using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Upper-confidence-bound learner that remembers a window of rounds: for arms whose means change.</summary>
/// <remarks>
/// Plays argmax over arms of mean(a) + √(ξ ln min(t, τ) / N(a)), N(a) and mean(a) the shows and the mean reward within the last τ rounds, arms
/// without a show in the window first. A show without a click counts as reward 0. Ties go to the lowest arm. With B changes by T, regret is
/// O(√(BT ln T)) for τ of the order √(T ln T / B).
/// <para>Time O(arms) per round, memory O(arms + τ).</para>
/// <para>Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("garivier2011switching", "Section 3.2 and Theorem 2")]
public sealed record SlidingWindowUcb : ILearner
{
    /// <inheritdoc/>
    /// <value><c>SW-UCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "SW-UCB";

    /// <summary>Gets τ, the rounds that count.</summary>
    /// <value>From 1 to 2³⁰; 1,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1..2³⁰.</exception>
    public int Window { get; init => field = LearnerSettings.Window(value); } = 1_000;

    /// <summary>Gets ξ, the factor under the root of the bonus.</summary>
    /// <value>Positive and finite, without unit; 0.6 by default: the theorem asks for more than 1/2.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Exploration { get; init => field = LearnerSettings.Positive(value); } = 0.6;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new SlidingWindowUcbRun(this, arms, horizon, key);
}
