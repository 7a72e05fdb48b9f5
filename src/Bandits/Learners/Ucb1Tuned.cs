using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>UCB1 with a bonus that shrinks where rewards vary little.</summary>
/// <remarks>
/// Plays argmax over arms of mean(a) + √((ln t / n) · min(1/4, V(a) + √(2 ln t / n))), n = shows(a), V the empirical variance, each arm once
/// first. A show without a click counts as reward 0. Ties go to the lowest arm. No bound on its regret is proved.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("auer2002", "Section 4, UCB1-Tuned")]
public sealed record Ucb1Tuned : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>UCB1-Tuned</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "UCB1-Tuned";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new Ucb1TunedRule<RealScalar, IntegerScalar, MaskScalar>(), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.Play(new Ucb1TunedRule<TReal, TInteger, TMask>(), rounds);
    }
}
