using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Identification;

/// <summary>Spends a budget in ⌈log₂ K⌉ phases and keeps the better half of the arms after each.</summary>
/// <remarks>
/// In a phase with |S| arms each gets ⌊T / (|S|⌈log₂ K⌉)⌋ shows, at least 1; then the ⌈|S|/2⌉ arms of largest mean over all their shows stay, the lowest of several.
/// The probability of error is at most 3 log₂ K · exp(−T/(8·H₂·log₂ K)), H₂ = max i/Δ(i)², where means are those of a phase alone.
/// <para>Time O(arms) per show, memory O(arms). Runs are single-threaded; settings are immutable. Draws nothing.</para>
/// </remarks>
[Reference("karnin2013", "Algorithm 3 and Theorem 4.1")]
public sealed record SequentialHalving : IBestArmMethod
{
    /// <inheritdoc/>
    /// <value><c>sequential halving</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "sequential halving";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the budget is out of range, or the budget does not give every arm a show a phase.</exception>
    public IdentificationRun Begin(int arms, long budget, StreamKey key)
    {
        HalvingSchedule schedule = new(arms, budget);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, (long)arms * schedule.Phases);
        return new RejectingRun(arms, budget, key, schedule);
    }
}
