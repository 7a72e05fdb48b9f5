using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Upper-confidence-bound learner with a confidence level chosen for the horizon.</summary>
/// <remarks>
/// Plays argmax over arms of mean(a) + σ√(2 ln(1/δ) / shows(a)), each arm once first, with δ = T⁻² unless it is set. A show without a click
/// counts as reward 0. Ties go to the lowest arm. Pseudo-regret is at most Σ 16σ² ln T / Δ(a) + 3 Σ Δ(a) for δ = T⁻².
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("lattimore2020", "Algorithm 3 and Theorem 7.1")]
public sealed record UcbDelta : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>UCB(δ)</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "UCB(δ)";

    /// <summary>Gets σ: rewards are sub-Gaussian with this deviation.</summary>
    /// <value>Positive and finite, in units of reward; 0.5 by default, which holds for every reward in [0, 1].</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Deviation { get; init => field = LearnerSettings.Positive(value); } = 0.5;

    /// <summary>Gets δ, the probability that a single confidence bound fails.</summary>
    /// <value>In (0, 1); or 0, the default, for T⁻².</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double ErrorProbability { get; init => field = LearnerSettings.BelowOne(value); }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new UcbDeltaRule<RealScalar, IntegerScalar, MaskScalar>(this), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.Play(new UcbDeltaRule<TReal, TInteger, TMask>(this), rounds);
    }
}
