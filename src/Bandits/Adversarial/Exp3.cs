using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>Exponential weights on losses that are seen for the arm shown only, each divided by the probability that it was shown.</summary>
/// <remarks>
/// p ∝ exp(−η L̂), L̂(arm) += (1 − reward)/p(arm). Against every sequence of losses fixed in advance the pseudo-regret is at most
/// ln(arms)/η + η T arms/2, which is √(2 T arms ln(arms)) at the rate for the horizon. The regret itself has a large variance: see <see cref="Exp3Ix"/>.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("bubeck2012", "Theorem 3.1, with the loss estimate")]
public sealed record Exp3 : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>EXP3</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "EXP3";

    /// <summary>Gets the learning rate η.</summary>
    /// <value>Positive and finite, or null, the default, for √(2 ln(arms)/(arms · horizon)).</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? Rate { get; init => field = AdversarialSettings.Rate(value); }

    /// <summary>Begins a run.</summary>
    /// <param name="arms">Number of arms, from 1 to 65,536.</param>
    /// <param name="horizon">Number of rounds the rate is tuned for, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <returns>A run that knows its probabilities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public SamplingRun Begin(int arms, long horizon, StreamKey key)
    {
        RunArguments.RequireSizes(arms, horizon);
        double rate = RateFor(arms, horizon);
        return new LossEstimateRun(AdversarialSettings.Entropy, rate, isAnytime: false, bias: 0, arms, key);
    }

    /// <inheritdoc/>
    bool ILaneLearner.PlaysInSinglePrecision => false;

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        double rate = RateFor(episodes.Arms, episodes.Horizon);
        episodes.PlayWeights(rate, bias: 0, rounds);
    }

    /// <inheritdoc/>
    LearnerRun ILearner.Begin(int arms, long horizon, StreamKey key) => Begin(arms, horizon, key);

    private double RateFor(int arms, long horizon) => Rate ?? AdversarialSettings.LossRate(arms, arms, horizon);
}
