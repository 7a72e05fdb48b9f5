using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Matching;

namespace Mechanisms.Tests.Claims;

/// <summary>Claims about mechanisms that draw: in expectation, weak, universal.</summary>
public class LotteryClaimTests
{
    private static readonly FiniteDomain<Rational> Quarters = Domain.Same<Rational>(3, Steps(0, 4), "quarters from 0 to 1")
        .WithMisreports(Steps(-4, 8), "from -1 to 2");

    // Weights of three outcomes in sixths, for the truth and for the lie.
    private static readonly Arbitrary<(int[] Truth, int[] Lie)> TwoLotteries =
        Sixths().SelectMany(truth => Sixths().Select(lie => (truth, lie))).ToArbitrary();

    [Fact]
    public void Average_or_random_rank_is_strategyproof_in_expectation_up_to_weight_one_half()
    {
        Verdicts.RequireProof(InExpectation(new Rational(2, 5)), Quarters);
        Verdicts.RequireProof(InExpectation(new Rational(1, 2)), Quarters);
    }

    // The largest gain is (2p - 1) · 1.25 / 3.
    [Theory]
    [InlineData("0.51", "1/120")]
    [InlineData("0.6", "1/12")]
    [InlineData("1", "5/12")]
    public void Reproduces_the_gain_of_average_or_random_rank_above_one_half(string weight, string gain) => Assert.Equal(
        Rational.Parse(gain), Verdicts.RequireWitness(InExpectation(Rational.Parse(weight)), Quarters, WitnessChoice.Largest).Gain);

    [Fact]
    public void Average_or_random_rank_is_not_universally_truthful_though_strategyproof_in_expectation()
    {
        Manipulation<Rational, Rational> witness = Verdicts.RequireWitness(
            new UniversalTruthfulness<Rational, Rational>(new Doubles.AverageOrRank(new Rational(1, 2)), Doubles.Walkers), Quarters);

        Assert.Contains("drawn with weight 1/2: mean double", witness.Statement, StringComparison.Ordinal);
        Assert.True(witness.Outcome.IsCertain);
    }

    [Fact]
    public void Mixtures_of_order_statistics_are_universally_truthful() => Verdicts.RequireProof(
        new UniversalTruthfulness<Rational, Rational>(new Doubles.AverageOrRank(0), Doubles.Walkers), Quarters);

    [Fact]
    public void A_mixture_with_one_manipulable_rule_is_not_universally_truthful() => Verdicts.RequireWitness(
        new UniversalTruthfulness<Rational, SingleItemOutcome>(
            new Doubles.Draw<Rational, SingleItemOutcome>([new SecondPriceAuction(), new FirstPriceAuction()]), new QuasilinearBidders<SingleItemOutcome>()),
        Domain.Numbers(2, 0, 1, 2));

    [Fact]
    public void Universal_truthfulness_needs_to_see_the_support()
    {
        UniversalTruthfulness<int, int> claim = new(
            Mechanism.Randomized<int, int>("coin", _ => Lottery.Uniform<int>([0, 1])), Preferences.Ordinal<int, int>((_, _, outcome) => outcome));
        Assert.Contains("MixedMechanism", Assert.Throws<InvalidOperationException>(
            () => claim.Check(new ExhaustiveSearch<int>(Domain.Same<int>(1, [0], "nothing")))).Message, StringComparison.Ordinal);
        Verdicts.RequireProof(
            new UniversalTruthfulness<PreferenceOrder, Assignment>(new SerialDictatorship(), new AssignedAgents()), Domain.Orders(3, 3));
    }

    [Fact]
    public void Dominance_is_what_no_utility_in_the_order_contradicts() => Prop.ForAll(TwoLotteries, drawn =>
    {
        bool pays = Verdict(new StrategyproofnessInExpectation<int, int>(Menu(drawn.Truth, drawn.Lie), FewerIsBetter)).IsRefuted;
        bool weaklyPays = Verdict(new WeakStrategyproofness<int, int>(Menu(drawn.Truth, drawn.Lie), FewerIsBetter)).IsRefuted;
        int first = drawn.Lie[0] - drawn.Truth[0];
        int firstTwo = first + drawn.Lie[1] - drawn.Truth[1];
        return pays == (first > 0 || firstTwo > 0) && weaklyPays == (first >= 0 && firstTwo >= 0 && (first > 0 || firstTwo > 0));
    }).Check(Laws.Config);

    [Fact]
    public void Random_lotteries_reach_equality_dominance_and_neither()
    {
        (int[] Truth, int[] Lie)[] sample = Laws.Sample(TwoLotteries.Generator, 10, 300);
        Assert.Contains(sample, drawn => drawn.Truth.SequenceEqual(drawn.Lie));
        Assert.Contains(sample, drawn => drawn.Lie[0] > drawn.Truth[0] && drawn.Lie[2] < drawn.Truth[2]);
        Assert.Contains(sample, drawn => drawn.Lie[0] > drawn.Truth[0] && drawn.Lie[2] > drawn.Truth[2]);
    }

    [Fact]
    public void The_same_lottery_of_many_outcomes_in_another_order_is_no_gain()
    {
        int[] outcomes = [.. Enumerable.Range(0, 40)];
        IMechanism<int, int> reversing = Mechanism.Randomized<int, int>(
            "reversing double", reports => Lottery.Uniform<int>(reports[0] == 0 ? outcomes : [.. outcomes.Reverse()]));

        Assert.False(Verdict(new StrategyproofnessInExpectation<int, int>(reversing, FewerIsBetter)).IsRefuted);
        Assert.False(Verdict(new WeakStrategyproofness<int, int>(reversing, FewerIsBetter)).IsRefuted);
    }

    [Fact]
    public void The_gain_of_an_ordinal_lie_is_the_probability_it_adds()
    {
        Manipulation<int, int> witness = new StrategyproofnessInExpectation<int, int>(Menu([1, 4, 1], [3, 0, 3]), FewerIsBetter)
            .Examine(new(Menu([1, 4, 1], [3, 0, 3]), [0], [[1]]))!;

        Assert.Equal((new Rational(1, 3), "probability"), (witness.Gain, witness.Unit));
    }

    private static IPreferences<int, int> FewerIsBetter { get; } = Preferences.Ordinal<int, int>((_, _, outcome) => outcome);

    private static StrategyproofnessInExpectation<Rational, Rational> InExpectation(Rational meanWeight) =>
        new(new Doubles.AverageOrRank(meanWeight), Doubles.Walkers);

    private static Verdict<Manipulation<int, int>> Verdict(Claim<int, int, Manipulation<int, int>> claim) =>
        claim.Check(new ExhaustiveSearch<int>(Domain.Same<int>(1, [0], "the truth").WithMisreports([1], "the lie")));

    // Report 0 gives one lottery over outcomes 0, 1, 2, report 1 the other.
    private static IMechanism<int, int> Menu(int[] truth, int[] lie) => Mechanism.Randomized<int, int>(
        "menu", reports => Lottery.Of<int>([.. (reports[0] == 0 ? truth : lie).Select((sixths, outcome) => new Chance<int>(outcome, new Rational(sixths, 6)))]));

    private static Gen<int[]> Sixths() => Gen.Choose(0, 6).SelectMany(
        first => Gen.Choose(0, 6 - first).Select(second => new[] { first, second, 6 - first - second }));

    private static Rational[] Steps(int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Select(quarter => new Rational(quarter, 4))];
}
