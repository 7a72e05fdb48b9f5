using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Identification;

/// <summary>Spends a budget in K − 1 phases and rejects the worst arm after each.</summary>
/// <remarks>
/// After phase k every arm that is left has n(k) = ⌈(T − K) / (L·(K + 1 − k))⌉ shows, L = ½ + Σ 1/i over i from 2 to K; then the arm of smallest
/// mean leaves, the highest of several. The probability of error is at most ½K(K − 1)·exp(−(T − K)/(L·H₂)), H₂ = max i/Δ(i)².
/// <para>Time O(arms) per show, memory O(arms). Runs are single-threaded; settings are immutable. Draws nothing.</para>
/// </remarks>
[Reference("audibert2010", "Fig. 3 and Theorem 2")]
public sealed record SuccessiveRejects : IBestArmMethod
{
    /// <inheritdoc/>
    /// <value><c>successive rejects</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "successive rejects";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the budget is out of range, or the budget is smaller than the number of arms.</exception>
    public IdentificationRun Begin(int arms, long budget, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, arms);
        double harmonic = 0.5;
        for (int rank = 2; rank <= arms; rank++)
        {
            harmonic += 1.0 / rank;
        }

        return new RejectingRun(arms, budget, key, new RejectsSchedule(arms, budget, harmonic));
    }
}
