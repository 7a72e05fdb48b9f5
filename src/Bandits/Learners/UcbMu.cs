using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Shows the arm of largest optimistic post-click mean, whatever its click rate: UCB-S without screening.</summary>
/// <remarks>
/// Index: post-click mean + √(Confidence · ln T / clicks), +∞ before the first click. Ties go to the lowest arm. It learns the best arm
/// but invites clickbait: against strategic arms the best arm's best response is click rate 1, and strategic regret is linear.
/// An arm that is never clicked is shown forever.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("kleinebuening2024", "Proposition 4.1, learning version of the μ-oracle")]
public sealed record UcbMu : ILaneLearner
{
    /// <inheritdoc/>
    /// <value><c>UCB-μ</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "UCB-μ";

    /// <summary>Gets the constant under the root of the confidence radius.</summary>
    /// <value>Positive and finite, without unit; 2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Confidence { get; init => field = LearnerSettings.Positive(value); } = 2;

    /// <inheritdoc/>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new UcbMuRule<RealScalar, IntegerScalar, MaskScalar>(this), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.Play(new UcbMuRule<TReal, TInteger, TMask>(this), rounds);
    }
}
