using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Upper-confidence-bound learner for rewards in [0, 1].</summary>
/// <remarks>
/// Plays argmax over arms of mean(a) + √(Exploration · ln t / shows(a)), each arm once first; t counts rounds from 1. A show without a
/// click counts as reward 0, so mean(a) is the reward per show. Ties go to the lowest arm. Pseudo-regret is
/// at most Σ 8 ln T / Δ(a) + (1 + π²/3) Σ Δ(a) over arms with gap Δ(a) > 0, for Exploration = 2.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("auer2002", "Fig. 1 and Theorem 1")]
public sealed record Ucb1 : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>UCB1</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "UCB1";

    /// <summary>Gets the constant under the root of the exploration bonus.</summary>
    /// <value>Positive and finite, without unit; 2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Exploration { get; init => field = LearnerSettings.Positive(value); } = 2;

    /// <summary>UCB(α): mean(a) + √(α ln t / (2·shows(a))), that is UCB1 with Exploration = α/2; α = 4 is UCB1.</summary>
    /// <remarks>For α > 2 pseudo-regret is at most Σ (2α ln T / Δ(a) + α/(α − 2)) over arms with gap Δ(a) > 0.</remarks>
    /// <param name="alpha">α, positive and finite, without unit.</param>
    /// <returns>The settings, named after α.</returns>
    /// <exception cref="ArgumentOutOfRangeException">α is not positive and finite.</exception>
    [Reference("bubeck2012", "Section 2.2, (α, ψ)-UCB, and Theorem 2.1")]
    public static Ucb1 WithAlpha(double alpha) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"UCB({alpha})"),
        Exploration = LearnerSettings.Positive(alpha) / 2,
    };

    /// <inheritdoc/>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new Ucb1Rule<RealScalar, IntegerScalar, MaskScalar>(this), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.PlayAffine(new Ucb1Rule<TReal, TInteger, TMask>(this), rounds);
    }
}
