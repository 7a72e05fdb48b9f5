using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Shows all arms in turn and drops for good those that are worse than the best with high confidence.</summary>
/// <remarks>
/// A phase shows every active arm once, lowest first; after phase n an arm leaves when its mean is more than 2√(ln(4Kn²/δ)/(2n)) below the
/// largest. A show without a click counts as reward 0. With probability 1 − δ the best arm stays and regret is O(Σ ln(KT) / Δ(a)).
/// <para>Time O(1) per round but O(arms) at the end of a phase, memory O(arms). Runs are single-threaded; settings are immutable. Draws nothing.</para>
/// </remarks>
[Reference("evendar2006", "Algorithm 3 and Theorem 8")]
public sealed record SuccessiveElimination : ILearner
{
    /// <inheritdoc/>
    /// <value><c>successive elimination</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "successive elimination";

    /// <summary>Gets δ, the probability that the best arm is dropped.</summary>
    /// <value>In (0, 1); or 0, the default, for 1/T.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double ErrorProbability { get; init => field = LearnerSettings.BelowOne(value); }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        new SuccessiveEliminationRun(ErrorProbability > 0 ? ErrorProbability : 1.0 / horizon, arms, horizon, key);
}
