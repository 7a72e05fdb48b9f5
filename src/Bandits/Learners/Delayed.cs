using System.Globalization;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Holds observations back for some rounds: how a learner does when clicks come in late.</summary>
/// <remarks>
/// What an arm did in round t is known to the inner learner in round t + 1 + <see cref="Rounds"/> at the earliest. Observations wait in a queue per arm:
/// while the inner learner's choice has one waiting, it gets that and chooses again, and only a choice with an empty queue is shown. So the
/// inner learner always sees a bandit without delay, and its regret grows by at most the shows that wait at the same time.
/// <para>Time of the inner learner plus O(1) amortized, memory O(arms · delay). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("joulani2013", "Section 4, QPM-D, Algorithm 2 and Theorem 6")]
public sealed record Delayed : ILearner
{
    private const int LargestDelay = 1 << 20;

    /// <summary>Initializes settings.</summary>
    /// <param name="inner">The learner that hears late.</param>
    /// <param name="rounds">Rounds by which it hears late, from 0 to 2²⁰.</param>
    /// <exception cref="ArgumentNullException">The learner is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is outside 0..2²⁰.</exception>
    public Delayed(ILearner inner, int rounds)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, LargestDelay);
        (Inner, Rounds) = (inner, rounds);
    }

    /// <summary>Gets the learner that hears late.</summary>
    public ILearner Inner { get; }

    /// <summary>Gets the rounds by which it hears late.</summary>
    public int Rounds { get; }

    /// <inheritdoc/>
    /// <value>The inner name and the delay by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => field ?? string.Create(CultureInfo.InvariantCulture, $"{Inner.Name}, {Rounds} rounds late");
        init => field = LearnerSettings.Name(value);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key)
    {
        RunArguments.RequireSizes(arms, horizon);
        return new DelayedRun(Inner.Begin(arms, horizon, key), arms, Rounds);
    }
}
