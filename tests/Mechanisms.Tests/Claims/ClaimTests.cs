using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Tests.Claims;

public class ClaimTests
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly Strategyproofness<Rational, SingleItemOutcome> Claim = new(new SecondPriceAuction(), Bidders);

    [Fact]
    public void A_claim_is_a_sentence_and_compares_by_value()
    {
        Assert.Equal("the second-price auction is strategyproof", Claim.ToString());
        Assert.Equal(Claim, new Strategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), Bidders));
        Assert.NotEqual(Claim, Claim with { Mechanism = new FirstPriceAuction() });
    }

    [Fact]
    public void A_verdict_without_witness_passes_on()
    {
        Verdict<Manipulation<Rational, SingleItemOutcome>> verdict = Claim.Check(new ExhaustiveSearch<Rational>(Domain.Numbers(2, 0, 1)));
        Assert.Same(verdict, verdict.ThrowIfRefuted());
    }

    [Fact]
    public void Rejects_what_is_missing()
    {
        Assert.Throws<ArgumentNullException>(() => new Strategyproofness<Rational, SingleItemOutcome>(null!, Bidders));
        Assert.Throws<ArgumentNullException>(() => new Strategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), null!));
        Assert.Throws<ArgumentNullException>(() => Claim with { Mechanism = null! });
        Assert.Throws<ArgumentNullException>(() => new GroupStrategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), null!, 2));
        Assert.Throws<ArgumentNullException>(() => new Law<int, int>(Mechanism.Deterministic<int, int>("sum", types => 0), "odd", null!));
        Assert.Throws<ArgumentNullException>(() => Claim.Check(null!));
        Assert.Throws<ArgumentNullException>(() => Claim.Replay(null!));
        Assert.Throws<ArgumentNullException>(() => Claim.Examine(null!));
        Assert.Throws<ArgumentNullException>(() => Mechanism.Deterministic<int, int>(null!, types => 0));
        Assert.Throws<ArgumentNullException>(() => Preferences.Ordinal<int, int>(null!));
    }

    [Fact]
    public void Ordinal_preferences_do_not_average()
    {
        GroupStrategyproofness<int, int> claim = new(
            Mechanism.Randomized<int, int>("coin", _ => Lottery.Uniform<int>([0, 1])), Preferences.Ordinal<int, int>((_, _, outcome) => outcome), 1);
        Assert.Contains("do not say what a lottery is worth", Assert.Throws<InvalidOperationException>(
            () => claim.Check(new ExhaustiveSearch<int>(Domain.Same<int>(1, [0, 1], "two types")))).Message, StringComparison.Ordinal);
    }
}
