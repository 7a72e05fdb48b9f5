using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Shows every arm equally often, then the best of them for good.</summary>
/// <remarks>
/// Round t from 0 shows arm t mod K while t &lt; mK, then the arm whose mean of those shows was largest. A show without a click counts as
/// reward 0. Ties go to the lowest arm. For two arms of gap Δ and the m of <see cref="ForGap"/>, regret is at most
/// Δ + (4σ²/Δ)(1 + max(0, ln(TΔ²/(4σ²)))).
/// <para>Time O(1) per round, memory O(arms). Runs are single-threaded; settings are immutable. Draws nothing.</para>
/// </remarks>
[Reference("lattimore2020", "Algorithm 1 and Theorem 6.1")]
public sealed record ExploreThenCommit : ILearner
{
    private readonly long showsPerArm;
    private readonly double squaredGap;

    private ExploreThenCommit(long showsPerArm, double squaredGap)
    {
        this.showsPerArm = showsPerArm;
        this.squaredGap = squaredGap;
    }

    /// <inheritdoc/>
    /// <value><c>explore then commit</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "explore then commit";

    /// <summary>Explores for a given number of shows.</summary>
    /// <param name="showsPerArm">m, at least 1.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static ExploreThenCommit WithShows(long showsPerArm) => new(LearnerSettings.AtLeastOne(showsPerArm), 0);

    /// <summary>Explores as long as two arms of a known gap need: m = max(1, ⌈(4σ²/Δ²) ln(TΔ²/(4σ²))⌉).</summary>
    /// <param name="gap">Δ, positive and finite, in units of reward.</param>
    /// <param name="deviation">σ, with which rewards are sub-Gaussian; positive and finite, in units of reward.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
    public static ExploreThenCommit ForGap(double gap, double deviation)
    {
        double share = LearnerSettings.Positive(gap) / (2 * LearnerSettings.Positive(deviation));
        return new(0, LearnerSettings.Positive(share * share));
    }

    /// <summary>The shows that every arm gets before the choice is made.</summary>
    /// <param name="horizon">Rounds planned for, at least 1.</param>
    /// <returns>m, at least 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    public long ShowsPerArm(long horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return showsPerArm > 0
            ? showsPerArm
            : (long)Math.Max(1, Math.Min(horizon, Math.Ceiling(Elementary.Log(horizon * squaredGap) / squaredGap)));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new ExploreThenCommitRun(ShowsPerArm(horizon), arms, horizon, key);

    /// <summary>Writes name and plan in the invariant culture.</summary>
    /// <returns>For example <c>explore then commit, 20 shows an arm</c>.</returns>
    public override string ToString() => showsPerArm > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}, {showsPerArm} shows an arm")
        : string.Create(CultureInfo.InvariantCulture, $"{Name}, (Δ/2σ)² = {squaredGap}");
}
