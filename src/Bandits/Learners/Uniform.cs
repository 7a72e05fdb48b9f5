using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Shows a uniformly random arm every round: the baseline that learns nothing and that no arm can influence.</summary>
/// <remarks>
/// Round t from 0 uses block t of the learner's stream: arm = ⌊word · arms / 2³²⌋, whose probabilities are off by at most 2⁻³².
/// Expected regret is the horizon times the mean of the regrets per show.
/// <para>Time O(arms) per round in lanes, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("lattimore2020", "Chapter 1")]
public sealed record Uniform : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>uniform</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "uniform";

    /// <inheritdoc/>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(default(UniformRule<RealScalar, IntegerScalar, MaskScalar>), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.Play(default(UniformRule<TReal, TInteger, TMask>), rounds);
    }
}
