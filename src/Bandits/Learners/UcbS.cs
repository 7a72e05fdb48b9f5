using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>UCB with screening: shows the active arm of largest optimistic post-click mean, and removes arms whose click rate that mean does not justify.</summary>
/// <remarks>
/// With n shows, m clicks and rad(x) = √(Confidence · ln T / x), an arm's index is its post-click mean + rad(m), +∞ while m = 0.
/// After every show of an active arm, with both intervals clipped to [0, 1], the arm is removed for good when
/// clicks/n − rad(n) lies above the largest desired click rate s*(μ) over μ in [mean − rad(m), mean + rad(m)], or, if
/// <see cref="ScreeningMode.TwoSided"/>, when clicks/n + rad(n) lies below the smallest. The index ignores click rates on purpose:
/// an index by utility would pay an arm for inflating its rate up to its runner-up. Ties go to the lowest arm.
/// <para>With Confidence 2 and at most T arms, a truthful arm is removed with probability at most 4/T². Strategic regret is
/// O(√(arms · T ln T)) in every Nash equilibrium of the arms.</para>
/// <para>Where s* is not bounded away from 0 (<see cref="ClickUtility.MinimumDesiredClickRate"/> = 0) an arm that is never clicked
/// keeps index +∞ and is never removed.</para>
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("kleinebuening2024", "UCB-S and Theorem 5.3")]
public sealed record UcbS : ILaneLearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="utility">The utility whose desired click rates arms are held to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utility"/> is null.</exception>
    public UcbS(ClickUtility utility)
    {
        ArgumentNullException.ThrowIfNull(utility);
        Utility = utility;
    }

    /// <inheritdoc/>
    /// <value><c>UCB-S</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "UCB-S";

    /// <summary>Gets the utility whose desired click rates arms are held to.</summary>
    public ClickUtility Utility { get; }

    /// <summary>Gets the constant under the root of the confidence radius.</summary>
    /// <value>Positive and finite, without unit; 2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Confidence { get; init => field = LearnerSettings.Positive(value); } = 2;

    /// <summary>Gets which deviations remove an arm.</summary>
    /// <value><see cref="ScreeningMode.TwoSided"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public ScreeningMode Mode { get; init => field = LearnerSettings.Member(value); }

    /// <summary>Gets what to do once every arm is removed.</summary>
    /// <value><see cref="EmptySetPolicy.UniformRandom"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public EmptySetPolicy WhenEmpty { get; init => field = LearnerSettings.Member(value); }

    /// <summary>Gets the time whose logarithm scales the radii.</summary>
    /// <value><see cref="ConfidenceTime.Horizon"/> by default; the guarantees hold for it.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public ConfidenceTime Time { get; init => field = LearnerSettings.Member(value); }

    /// <inheritdoc/>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new UcbSRule<RealScalar, IntegerScalar, MaskScalar>(this), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.Play(new UcbSRule<TReal, TInteger, TMask>(this), rounds);
    }
}
