using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Thompson sampling with normal posteriors.</summary>
/// <remarks>
/// Draws from the normal distribution of mean S/(n + 1) and variance σ²/(n + 1) for every arm, n = shows(a), S the sum of its rewards, and plays
/// the largest draw: the posterior under a prior of mean 0 and variance σ². A show without a click counts as reward 0. Ties go to the lowest
/// arm. Regret is O(√(KT ln K)).
/// <para>
/// Arm a of round t (from 0) takes block a of the round's 2²⁰ blocks of the learner's stream: one normal value by <see cref="NormalDistribution"/>. Lanes play what runs
/// play, bit for bit, in double precision alone: there is no cosine in single.
/// </para>
/// <para>Time O(arms) draws per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("agrawal2013", "Algorithm 2 and Theorem 3")]
public sealed record GaussianThompson : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>Gaussian Thompson</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "Gaussian Thompson";

    /// <summary>Gets σ, the deviation that rewards are taken to have.</summary>
    /// <value>Positive and finite, in units of reward; 1 by default, as in the theorem.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Deviation { get; init => field = LearnerSettings.Positive(value); } = 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new GaussianThompsonRun(this, arms, horizon, key);

    /// <inheritdoc/>
    bool ILaneLearner.PlaysInSinglePrecision => false;

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.PlayPosteriors(Deviation, rounds);
    }
}
