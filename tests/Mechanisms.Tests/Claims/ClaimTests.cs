using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Claims.Catalogue;
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

    [Fact]
    public void A_line_of_the_table_that_says_the_opposite_does_not_agree()
    {
        TruthTableLine wrong = TruthTableLine.Fails(Claim, Domain.Numbers(2, 0, 1, 2));
        TruthTableLine right = TruthTableLine.Holds(Claim, Domain.Numbers(2, 0, 1, 2));
        TruthTableLine optimistic = TruthTableLine.Holds(Claim with { Mechanism = new FirstPriceAuction() }, Domain.Numbers(2, 0, 1, 2));

        Assert.Equal((false, true, false), (wrong.Search().Agrees, right.Search().Agrees, optimistic.Search().Agrees));
        Assert.Equal(("(+) second-price auction: strategyproof", 0), (right.ToString(), right.Search().WitnessAgents));
        Assert.Equal(2, optimistic.Search().WitnessAgents);
        Assert.Equal("2 agents with types 0, 1, 2", right.Accept(new DomainReader()));
    }

    private sealed class DomainReader : ITruthTableReader<string>
    {
        public string Read<TReport, TOutcome, TWitness>(TruthTableLine<TReport, TOutcome, TWitness> line)
            where TWitness : Witness<TReport, TOutcome> => line.Domain.Words;
    }
}
