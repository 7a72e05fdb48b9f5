using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Upper-confidence-bound learner whose regret has the best constant for normal rewards as the horizon grows.</summary>
/// <remarks>
/// Plays argmax over arms of mean(a) + σ√(2 ln(1 + t ln² t) / shows(a)), each arm once first. A show without a click counts as reward 0. Ties
/// go to the lowest arm. Regret / ln T tends to Σ 2σ²/Δ(a), which no consistent learner beats for normal rewards of deviation σ.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("lattimore2020", "Algorithm 6 and Theorem 8.1")]
public sealed record AsymptoticUcb : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>asymptotic UCB</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "asymptotic UCB";

    /// <summary>Gets σ: rewards are sub-Gaussian with this deviation.</summary>
    /// <value>Positive and finite, in units of reward; 0.5 by default, which holds for every reward in [0, 1].</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Deviation { get; init => field = LearnerSettings.Positive(value); } = 0.5;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new AsymptoticUcbRule<RealScalar, IntegerScalar, MaskScalar>(this), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.PlayAffine(new AsymptoticUcbRule<TReal, TInteger, TMask>(this), rounds);
    }
}
