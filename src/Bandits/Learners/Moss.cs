using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Learner with the smallest possible worst-case regret but for a factor; it plans for the horizon.</summary>
/// <remarks>
/// Plays argmax over arms of mean(a) + √(max(0, ln(T / (K·n))) / n), n = shows(a), K arms, each arm once first. A show without a click counts
/// as reward 0. Ties go to the lowest arm. Pseudo-regret is at most 49√(KT) for rewards in [0, 1].
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("audibert2009moss", "Section 3 and Theorem 5")]
public sealed record Moss : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>MOSS</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "MOSS";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new MossRule<RealScalar, IntegerScalar, MaskScalar>(arms), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.Play(new MossRule<TReal, TInteger, TMask>(episodes.Arms), rounds);
    }
}
