using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Shows the arm of largest optimistic utility: the largest u(s, μ) over the confidence box of click rate and post-click mean.</summary>
/// <remarks>
/// The box is clicks/shows ± √(Confidence · ln T / shows) times post-click mean ± √(Confidence · ln T / clicks), clipped to [0, 1]²;
/// before the first show the index is +∞. For each mean of an even grid over its interval the best rate is the desired rate clipped to
/// the box. Ties go to the lowest arm. Against strategic arms it behaves like a second-price auction: the best arm inflates its click
/// rate until it is worth no more than its runner-up, and strategic regret is linear.
/// <para>Time O(arms + GridPoints) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("kleinebuening2024", "Proposition 4.1, learning version of the (s, μ)-oracle")]
public sealed record UcbUtility : ILaneLearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="utility">The utility to maximize.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utility"/> is null.</exception>
    public UcbUtility(ClickUtility utility)
    {
        ArgumentNullException.ThrowIfNull(utility);
        Utility = utility;
    }

    /// <inheritdoc/>
    /// <value><c>UCB-utility</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "UCB-utility";

    /// <summary>Gets the utility to maximize.</summary>
    public ClickUtility Utility { get; }

    /// <summary>Gets the constant under the root of the confidence radii.</summary>
    /// <value>Positive and finite, without unit; 2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Confidence { get; init => field = LearnerSettings.Positive(value); } = 2;

    /// <summary>Gets the number of points of the grid over the interval of the post-click mean, both ends included.</summary>
    /// <value>From 2 to 1,001; 11 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 2..1001.</exception>
    public int GridPoints
    {
        get;
        init => field = value is >= 2 and <= 1001 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"The grid must have 2 to 1001 points; got {value}."));
    } = 11;

    /// <inheritdoc/>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) =>
        IndexRun.Begin(new UcbUtilityRule<RealScalar, IntegerScalar, MaskScalar>(this), arms, horizon, key);

    /// <inheritdoc/>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        episodes.Play(new UcbUtilityRule<TReal, TInteger, TMask>(this), rounds);
    }
}
