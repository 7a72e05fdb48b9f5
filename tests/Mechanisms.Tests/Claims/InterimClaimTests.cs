using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Claims;

public class InterimClaimTests
{
    private static readonly FiniteDomain<Rational> Values = Domain.Numbers(2, 0, 1, 2, 3);
    private static readonly Prior<Rational> Uniform = Prior<Rational>.Uniform(Values);
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();

    // d'Aspremont and Gérard-Varet: each pays the other the welfare it expects to leave to it, so money balances.
    private static readonly IMechanism<Rational, SingleItemOutcome> ExpectedExternality = Mechanism.Deterministic<Rational, SingleItemOutcome>(
        "expected externality double",
        bids => new(bids[1] > bids[0] ? 1 : 0, [Expected(bids[1], 1) - Expected(bids[0], 0), Expected(bids[0], 0) - Expected(bids[1], 1)]));

    [Fact]
    public void Expected_externality_is_incentive_compatible_for_its_prior_and_balanced_but_not_strategyproof()
    {
        Verdicts.RequireProof(new BayesianIncentiveCompatibility<Rational, SingleItemOutcome>(ExpectedExternality, Bidders, Uniform), Values);
        Verdicts.RequireProof(new BudgetBalance<Rational, SingleItemOutcome>(ExpectedExternality), Values);
        Verdicts.RequireWitness(new Strategyproofness<Rational, SingleItemOutcome>(ExpectedExternality, Bidders), Values);
    }

    [Fact]
    public void Expected_externality_fails_for_another_prior()
    {
        Prior<Rational> high = new([Lottery.Certain<Rational>(3), Lottery.Certain<Rational>(3)]);

        Verdicts.RequireWitness(new BayesianIncentiveCompatibility<Rational, SingleItemOutcome>(ExpectedExternality, Bidders, high), Values);
    }

    // Against a uniform 0..3, value 2 pays 2 when it wins by bidding the truth, and gains by any lower bid that still wins.
    [Fact]
    public void Truth_is_no_equilibrium_of_the_first_price_auction()
    {
        InterimWitness<Rational, SingleItemOutcome> witness = Verdicts.RequireWitness(
            new BayesianIncentiveCompatibility<Rational, SingleItemOutcome>(new FirstPriceAuction(), Bidders, Uniform), Values);

        // At values 1, 1: bidding 0 wins against 0 only (agent 0 wins ties), 1/4 · 1.
        Assert.Equal((0, 0, new Rational(1, 4)), (witness.Agent, witness.Lie[0], witness.Size));
        Assert.Equal(new Rational(1, 4), witness.After.ProbabilityOf(SingleItemOutcome.Sold(2, 0, 0)));
    }

    [Fact]
    public void Second_price_is_incentive_compatible_for_every_prior_tried()
    {
        Prior<Rational> skewed = new(
        [
            Lottery.Of(new Chance<Rational>(0, new Rational(2, 3)), new Chance<Rational>(3, new Rational(1, 3))), Lottery.Uniform<Rational>([1, 1, 2]),
        ]);
        Assert.Equal(
            "2 agents with types 0, 1, 2, 3: every type of every agent (8); prior " + skewed,
            Verdicts.RequireProof(new BayesianIncentiveCompatibility<Rational, SingleItemOutcome>(new SecondPriceAuction(), Bidders, skewed), Values));
    }

    // An entry fee of 1/2 that the lowest types do not earn back.
    [Fact]
    public void An_entry_fee_breaks_interim_rationality_for_low_types_only()
    {
        IMechanism<Rational, SingleItemOutcome> fee = Mechanism.Deterministic<Rational, SingleItemOutcome>("fee double", bids =>
        {
            SingleItemOutcome sold = new SecondPriceAuction().Decide(bids.Span);
            return sold with { Payments = [.. sold.Payments.Select(payment => payment + new Rational(1, 2))] };
        });
        InterimIndividualRationality<Rational, SingleItemOutcome> claim = new(fee, Bidders, Uniform);

        Assert.Equal(new Rational(1, 2), Verdicts.RequireWitness(claim, Values).Size);
        Verdicts.RequireProof(claim, Domain.Numbers(2, 3));
        Verdicts.RequireProof(claim with { Mechanism = new SecondPriceAuction() }, Values);
        Assert.Contains("stays out", Verdicts.RequireWitness(claim, Values).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interim_lottery_averages_over_the_others() => Assert.Equal(
        Lottery.Of(
            new Chance<SingleItemOutcome>(SingleItemOutcome.Sold(2, 0, 0), new Rational(1, 4)),
            new Chance<SingleItemOutcome>(SingleItemOutcome.Sold(2, 0, 1), new Rational(1, 4)),
            new Chance<SingleItemOutcome>(SingleItemOutcome.Sold(2, 1, 1), new Rational(1, 2))),
        Uniform.Interim(new SecondPriceAuction(), 0, 1));

    // E over the other's value of what the other gets when this bidder has a value; bidder 0 wins ties.
    private static Rational Expected(Rational value, int bidder)
    {
        Rational sum = Rational.Zero;
        for (int other = 0; other < 4; other++)
        {
            bool otherWins = bidder == 0 ? other > value : other >= value;
            sum += otherWins ? other : Rational.Zero;
        }

        return sum / 4;
    }
}
