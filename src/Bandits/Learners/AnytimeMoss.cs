using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>MOSS without a known horizon.</summary>
/// <remarks>
/// Plays argmax over arms of mean(a) + √(½(1 + α)·max(0, ln(t / (K·n))) / n), n = shows(a), K arms, each arm once first. A show without a
/// click counts as reward 0. Ties go to the lowest arm. For the default α pseudo-regret is O(√(KT)).
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("degenne2016", "Section 4, MOSS-anytime")]
public sealed record AnytimeMoss : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>anytime MOSS</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "anytime MOSS";

    /// <summary>Gets α, which widens the bonus.</summary>
    /// <value>Positive and finite, without unit; 1.35 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Alpha { get; init => field = LearnerSettings.Positive(value); } = 1.35;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new AnytimeMossRule<RealScalar, IntegerScalar, MaskScalar>(this, arms), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.Play(new AnytimeMossRule<TReal, TInteger, TMask>(this, episodes.Arms), rounds);
    }
}
