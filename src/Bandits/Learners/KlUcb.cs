using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Upper-confidence-bound learner by Kullback-Leibler divergence.</summary>
/// <remarks>
/// Plays argmax over arms of max{q : n·kl(mean(a), q) ≤ ln t + c ln ln t}, n = shows(a), each arm once first; ln ln t counts from t = e on. A
/// show without a click counts as reward 0. Ties go to the lowest arm. For c ≥ 3 and rewards of the
/// family, regret / ln T tends to at most Σ Δ(a)/kl(μ(a), μ*), the best constant; for other rewards in [0, 1] and the Bernoulli family the bound
/// holds, and a better constant is possible.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("garivier2011", "Algorithm 1 and Theorem 1")]
[Reference("cappe2013", "Section 4")]
public sealed record KlUcb : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>KL-UCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "KL-UCB";

    /// <summary>Gets the family of the rewards, whose divergence shapes the confidence bounds.</summary>
    /// <value><see cref="RewardFamily.Bernoulli"/> by default, which holds for every reward in [0, 1].</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public RewardFamily Family { get; init => field = LearnerSettings.NotNull(value); } = RewardFamily.ZeroOne;

    /// <summary>Gets c, the weight of ln ln t.</summary>
    /// <value>At least 0 and finite, without unit; 0 by default, as in practice; 3 in the theorem.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Exploration { get; init => field = LearnerSettings.AtLeastZero(value); }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        Family.IsConvex ? new ConvexIndexRun<KlUcbRule>(new(this), arms, horizon) : IndexRun.Begin(new KlUcbRule(this), arms, horizon, key);

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
        episodes.PlayDivergence(new KlUcbLanes<TReal, TInteger, TMask>(this), rounds);
    }
}
