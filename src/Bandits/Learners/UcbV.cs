using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Upper-confidence-bound learner by Bernstein's inequality with the empirical variance.</summary>
/// <remarks>
/// Plays argmax over arms of mean(a) + √(2V(a)·ζ ln t / n) + 3ζ ln t / n, n = shows(a), V the empirical variance, each arm once first. A show
/// without a click counts as reward 0. Ties go to the lowest arm. Pseudo-regret is at most 10 Σ (σ²(a)/Δ(a) + 2) ln T for ζ = 1.2.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("audibert2009", "Section 3, UCB-V, and Theorem 4")]
public sealed record UcbV : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>UCB-V</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "UCB-V";

    /// <summary>Gets ζ, the factor of the exploration function ζ ln t.</summary>
    /// <value>Positive and finite, without unit; 1 by default, 1.2 in the theorem.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Exploration { get; init => field = LearnerSettings.Positive(value); } = 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new UcbVRule<RealScalar, IntegerScalar, MaskScalar>(this), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.Play(new UcbVRule<TReal, TInteger, TMask>(this), rounds);
    }
}
