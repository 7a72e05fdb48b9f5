using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>KL-UCB whose budget falls with an arm's shows: optimal in the worst case as well as for each instance.</summary>
/// <remarks>
/// Plays argmax over arms of max{q : n·kl(mean(a), q) ≤ g(n)}, n = shows(a), with g(n) = ln⁺(y(1 + (ln⁺ y)²)), y = T/(Kn), each arm once
/// first. A show without a click counts as reward 0. Ties go to the lowest arm. The horizon T must be known.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("menard2017", "Section 2 and Theorems 1 and 2")]
public sealed record KlUcbPlusPlus : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>KL-UCB++</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "KL-UCB++";

    /// <summary>Gets the family of the rewards, whose divergence shapes the confidence bounds.</summary>
    /// <value><see cref="RewardFamily.Bernoulli"/> by default, which holds for every reward in [0, 1].</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public RewardFamily Family { get; init => field = LearnerSettings.NotNull(value); } = RewardFamily.ZeroOne;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new KlUcbPlusPlusRule(this, arms), arms, horizon, key);

    /// <inheritdoc/>
    /// <remarks>True for the Bernoulli family.</remarks>
    bool ILaneLearner.PlaysInLanes => Family is RewardFamily.Bernoulli;

    /// <inheritdoc/>
    /// <remarks>False: near a level a divergence is a small difference of large logarithms.</remarks>
    bool ILaneLearner.PlaysInSinglePrecision => false;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The family is not <see cref="RewardFamily.Bernoulli"/>.</exception>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        LearnerSettings.RequireLanes(Name, Family);
        episodes.Play(new KlUcbPlusPlusLanes<TReal, TInteger, TMask>(episodes.Arms), rounds);
    }
}
