using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning.Contracting;

/// <summary>Learns a general contract by exploring first: it discovers the agent's actions by their outcomes, covers all contracts by the regions in which each is the answer, and commits to the best contract that it announced.</summary>
/// <remarks>
/// A question is a contract announced for q rounds on end; its frequencies are within ε of the probabilities. Frequencies that cannot be told apart are one meta-action.
/// <list type="number">
/// <item>Bisect between contracts with different answers until they are ε B/8 apart, in the sum of differences. Where the answer switches payments make up for costs: the difference of costs follows from the frequencies. Each meta-action is tied to one met before it, so that all differences follow along a tree.</item>
/// <item>The region of a meta-action is cut by one half-space per other one, each with slack for the errors along the tree. Ask at every vertex of every region; a new answer goes back to step 1.</item>
/// <item>A linear program per region finds the contract that promises most. It lies where the answer switches, so it is mixed with the share g = √slack of the rewards. Shares g, g/2, g/4, … are tried out, <see cref="Trials"/> times halved.</item>
/// <item>Of all contracts asked about, the one that left most is announced from then on, and handed over. A question that would not end before the horizon is not begun.</item>
/// </list>
/// <para>
/// The k-th question takes q = ⌈Scale² ln(2 m k (k+1)/δ) / (2 ε²)⌉ rounds for m outcomes, with ε = Accuracy · (ln T/T)^(2/5). With probability 1 − δ at Scale = 1 all frequencies hold; then regions hold every contract to which their actions are best responses, and when exploration has ended the
/// contract handed over loses at most <see cref="ContractCover.LossBound"/>, of order √ε, against the best one whose payments sum to at most B. Regret is of order T^(4/5) times logarithms. Constants are safe and large: with two meta-actions and B = 1 the bound exceeds what there is to lose below some 2 · 10⁹ rounds, though losses are small long before.
/// </para>
/// <para>Nothing is assumed of the number of actions. The agent is taken to be rational; others make regions wrong, and the learner goes on. Time O(outcomes) per round besides questions. Immutable settings, single-threaded runs.</para>
/// </remarks>
[Reference("bacchiocchi2024", "Discover-and-Cover, with meta-actions; here with differences of costs along a tree and shares that are tried out")]
public sealed record DiscoverAndCover : IContractLearner
{
    /// <summary>The largest number of outcomes: polytopes grow with its power.</summary>
    public const int MostOutcomes = 8;

    /// <summary>The largest number of meta-actions: beyond it exploration ends, without a cover.</summary>
    public const int MostMetaActions = 16;

    /// <summary>The largest number of vertices of a region: beyond it exploration ends, without a cover.</summary>
    public const int MostVertices = 1000;

    // A share of 2⁻⁶⁴ is below the rounding of doubles.
    private const int MostTrials = 64;

    /// <inheritdoc/>
    /// <value><c>Discover-and-Cover</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearningSettings.Name(value); } = "Discover-and-Cover";

    /// <summary>Gets the factor of ε = Accuracy · (ln T/T)^(2/5), how far frequencies may be from probabilities.</summary>
    /// <value>Positive and finite, without unit; 3 by default. A larger one asks shorter questions and less of them.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Accuracy { get; init => field = LearningSettings.Positive(value); } = 3;

    /// <summary>Gets B, the largest sum of the payments of a contract.</summary>
    /// <value>Positive and finite, in money, at least the sum of the rewards; null, the default, for that sum, so that mixing in the rewards keeps the bound. Regret against <see cref="ContractBenchmark.BestSummed"/>, which
    /// does not know of a larger sum, may be negative.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? PaymentSum { get; init => field = value is { } sum ? LearningSettings.Positive(sum) : null; }

    /// <inheritdoc cref="Forecasting.SafeUcb.Confidence"/>
    public double Confidence { get; init => field = LearningSettings.Inside(value); } = 0.05;

    /// <summary>Gets the factor of every radius: questions take its square times as many rounds.</summary>
    /// <value>Positive and finite, without unit; 1 by default, for which δ holds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Scale { get; init => field = LearningSettings.Positive(value); } = 1;

    /// <summary>Gets how often the share of the rewards is halved and tried again.</summary>
    /// <value>From 0 to 64; 8 by default. Halving ends before where it changes no payment any more.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above 64.</exception>
    public int Trials { get; init => field = LearningSettings.NotNegative(value, MostTrials); } = 8;

    /// <inheritdoc cref="Forecasting.SafeUcb.Program"/>
    public RevisedSimplex Program { get; init => field = LearningSettings.NotNull(value); } = new();

    /// <inheritdoc/>
    /// <returns>4/5 against contracts whose payments sum to at most the sum of the rewards, linear ones among them, with the default <see cref="PaymentSum"/>; null otherwise.</returns>
    public double? RateExponent(ContractBenchmark benchmark, int outcomes) => benchmark != ContractBenchmark.BestBounded && PaymentSum is null ? 0.8 : null;

    /// <inheritdoc/>
    /// <returns>A <see cref="DiscoverAndCoverRun"/> before the first round.</returns>
    /// <exception cref="ArgumentException">There is no outcome or there are more than <see cref="MostOutcomes"/>, a reward is outside [0, 1], or <see cref="PaymentSum"/> is below the sum of the rewards.</exception>
    public ContractRun Begin(Sequence<double> rewards, long horizon, StreamKey key)
    {
        ContractGridRun.RequireRewards(rewards);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (rewards.Count > MostOutcomes)
        {
            throw new ArgumentException($"Covering contracts takes {MostOutcomes} outcomes at most; got {rewards.Count}. Use LinearContractGrid.", nameof(rewards));
        }

        double all = rewards.Sum();
        if (PaymentSum < all)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"PaymentSum must be at least the sum {all} of the rewards, which are mixed into contracts; got {PaymentSum}. Raise it, or leave it out."), nameof(rewards));
        }

        return new DiscoverAndCoverRun(this, rewards, PaymentSum ?? all, horizon);
    }

    /// <summary>ε, how far frequencies may be from probabilities.</summary>
    internal double Radius(long horizon)
    {
        double rounds = Math.Max(2, horizon);
        return Accuracy * Elementary.Power(Elementary.Log(rounds) / rounds, 0.4);
    }

    /// <summary>Rounds of the k-th question, k from 1.</summary>
    internal double Rounds(double radius, int outcomes, double question) =>
        Math.Max(1, Math.Ceiling(Scale * Scale * Elementary.Log(2 * outcomes * question * (question + 1) / Confidence) / (2 * radius * radius)));
}
