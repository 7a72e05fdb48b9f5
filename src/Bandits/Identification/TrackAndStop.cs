using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Identification;

/// <summary>Shows arms in the proportions that tell the best one apart soonest, as far as they are known, and stops by a likelihood ratio.</summary>
/// <remarks>
/// For rewards 0 and 1, or bounded ones in [0, 1]. An arm with fewer than √t − K/2 shows is shown next, the least shown first (forced exploration);
/// otherwise the arm that lags most behind its optimal share, by the means so far, which are computed anew
/// whenever t has grown by 1/8. Stops when every rival's generalized likelihood ratio exceeds ln(2t(K − 1)/δ). For rewards 0 and 1 the
/// expected number of shows over ln(1/δ) tends to the least that any search with this probability of a wrong answer can have, as δ → 0. Each arm once first. Ties go to the lowest arm.
/// <para>Time O(arms) per show plus O(arms) bisections where proportions are computed, memory O(arms). Runs are single-threaded; settings are immutable. Draws nothing.</para>
/// </remarks>
[Reference("garivier2016", "Section 3, D-tracking; Proposition 12 and Theorem 14")]
public sealed record TrackAndStop : IBestArmMethod
{
    /// <inheritdoc/>
    /// <value><c>track and stop</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "track and stop";

    /// <summary>Gets δ, the probability of a wrong answer.</summary>
    /// <value>Strictly between 0 and 1; 0.05 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not strictly between 0 and 1.</exception>
    public double ErrorProbability { get; init => field = LearnerSettings.Inside(value); } = 0.05;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the budget is out of range.</exception>
    public IdentificationRun Begin(int arms, long budget, StreamKey key) => new TrackAndStopRun(this, arms, budget, key);
}
