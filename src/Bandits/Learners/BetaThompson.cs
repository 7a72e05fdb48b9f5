using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Thompson sampling with beta posteriors: plays each arm as often as it is probably the best.</summary>
/// <remarks>
/// Draws from Beta(a + S, b + F) for every arm, S successes and F failures, and plays the largest draw. A reward strictly between 0 and 1 counts
/// as a success with that probability, by a draw of the learner's own; a show without a click is a failure. Equal draws have probability 0.
/// For a = b = 1 and rewards 0 or 1, regret is at most (1 + ε) Σ Δ(a) ln T / kl(μ(a), μ*) + O(K/ε²) for every ε in (0, 1], the sum over arms
/// that are not best, and O(√(KT ln T)) whatever the means.
/// <para>Time O(arms) per round: one draw, and a number per other arm that says whether its draw is larger. Memory O(arms).</para>
/// <para>Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("thompson1933", "The method")]
[Reference("agrawal2013", "Algorithm 1 and Theorems 1 and 2")]
public sealed record BetaThompson : ILearner
{
    /// <inheritdoc/>
    /// <value><c>Thompson</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "Thompson";

    /// <summary>Gets a, the weight of successes before the first.</summary>
    /// <value>At least 1 and finite, in shows; 1 by default, with which and b = 1 every mean is as likely.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or not finite.</exception>
    public double PriorSuccesses { get; init => field = LearnerSettings.ShapeFromOne(value); } = 1;

    /// <summary>Gets b, the weight of failures before the first.</summary>
    /// <value>At least 1 and finite, in shows; 1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or not finite.</exception>
    public double PriorFailures { get; init => field = LearnerSettings.ShapeFromOne(value); } = 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new BetaThompsonRun(this, arms, horizon, key);
}
