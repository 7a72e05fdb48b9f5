using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Auctions;

public class GeneralizedSecondPriceAuctionTests
{
    private static readonly QuasilinearBidders<PositionOutcome> Bidders = new();
    private static readonly Arbitrary<int[]> Values = Gen.Choose(0, 6).ArrayOf(5).SelectMany(
        values => Gen.Choose(1, 5).Select(count => values[..count])).ToArbitrary();

    // Values 10, 4, 2. With 200 and 199 clicks the truth earns 200 · (10 - 4) and a bid of 3 earns 199 · (10 - 2); with 200 and 100 the truth is better.
    [Theory]
    [InlineData(199, 1592)]
    [InlineData(100, 800)]
    public void Reproduces_edelman2007_that_a_lower_bid_pays_where_the_next_position_is_almost_as_good(int second, int lying)
    {
        GeneralizedSecondPriceAuction auction = new([200, second]);
        Assert.Equal(1200, Bidders.Utility(0, 10, auction.Decide([10, 4, 2])));
        Assert.Equal(lying, Bidders.Utility(0, 10, auction.Decide([3, 4, 2])));
    }

    [Fact]
    public void Positions_clicks_and_payments_follow_the_bids()
    {
        PositionOutcome outcome = new GeneralizedSecondPriceAuction([200, 100]).Decide([3, 4, 2]);
        Assert.Equal(new([1, 0, PositionOutcome.None], [100, 200, 0], [200, 600, 0]), outcome);
        Assert.Equal("positions [1, 0, none], payments [200, 600, 0]", outcome.ToString());
    }

    [Fact]
    public void Ties_go_to_low_bidders_and_the_last_pays_nothing_without_a_next_bid()
    {
        GeneralizedSecondPriceAuction auction = new([3, 2]);
        Assert.Equal(new([0, 1], [3, 2], [15, 0]), auction.Decide([5, 5]));
        Assert.Equal(new([0], [3], [0]), auction.Decide([5]));
        Assert.Equal(new([0, 1], [3, 2], [0, 0]), auction.Decide([0, 0]));
    }

    [Fact]
    public void One_position_makes_a_second_price_auction() => Prop.ForAll(Values, drawn =>
    {
        Rational[] bids = [.. drawn.Select(bid => (Rational)bid)];
        SingleItemOutcome item = new SecondPriceAuction().Decide(bids);
        PositionOutcome position = new GeneralizedSecondPriceAuction([1]).Decide(bids);
        return position.Positions[item.Winner] == 0 && position.Payments == item.Payments;
    }).Check(Laws.Config.WithMaxTest(200));

    // Clicks 200, 100 and values 10, 4, 2: VCG charges 100 · 4 + 100 · 2 and 100 · 2.
    [Fact]
    public void The_lowest_envy_free_bids_charge_what_vcg_charges()
    {
        GeneralizedSecondPriceAuction auction = new([200, 100]);
        Assert.Equal([10, 3, 2], auction.LowestEnvyFreeBids([10, 4, 2]));
        Assert.Equal([600, 200, 0], auction.Decide([10, 3, 2]).Payments);
        Assert.Equal([0, 7], new GeneralizedSecondPriceAuction([2]).LowestEnvyFreeBids([0, 7]));
        Assert.Equal([7], auction.LowestEnvyFreeBids([7]));
    }

    [Fact]
    public void The_lowest_envy_free_bids_are_an_equilibrium_and_rank_bidders_by_value() => Prop.ForAll(Values, drawn =>
    {
        GeneralizedSecondPriceAuction auction = new([7, 4, 2]);
        Rational[] values = [.. drawn.Select(value => (Rational)value)];
        Sequence<Rational> bids = auction.LowestEnvyFreeBids(values);
        PositionOutcome outcome = auction.Decide(bids.Span);
        return outcome.Positions == auction.Decide(values).Positions
            && Enumerable.Range(0, values.Length).All(bidder => BestReply(auction, values, bids, bidder) <= Bidders.Utility(bidder, values[bidder], outcome));
    }).Check(Laws.Config.WithMaxTest(200));

    // Of all profiles of bids 0, 1/4, …, 5 that are envy-free equilibria in the order of values 5, 4, 1, none earns less.
    [Fact]
    public void No_envy_free_bids_of_a_grid_earn_less()
    {
        GeneralizedSecondPriceAuction auction = new([4, 2]);
        Rational[] values = [5, 4, 1];
        Rational[] grid = [.. Enumerable.Range(0, 21).Select(step => new Rational(step, 4))];
        Rational least = Earned(auction.Decide(auction.LowestEnvyFreeBids(values).Span));
        Rational[] earned =
        [
            .. Domain.Numbers(3, grid).Profiles().Select(bids => auction.Decide(bids.Span))
                .Where(outcome => outcome.Positions == (Sequence<int>)[0, 1, PositionOutcome.None] && IsEnvyFree(outcome)).Select(Earned),
        ];

        Assert.Contains(least, earned);
        Assert.All(earned, revenue => Assert.True(revenue >= least));
        Assert.Contains(earned, revenue => revenue > least);

        bool IsEnvyFree(PositionOutcome outcome) => Enumerable.Range(0, 3).All(bidder => Enumerable.Range(0, 3).All(
            holder => Bidders.UtilityOf(bidder, values[bidder], outcome, holder) <= Bidders.Utility(bidder, values[bidder], outcome)));
    }

    // First prices per click: nobody pays the next bid, and truth is worth nothing.
    [Fact]
    public void A_rule_that_charges_own_bids_is_refuted_where_the_next_bid_is_not()
    {
        IMechanism<Rational, PositionOutcome> own = Mechanism.Deterministic<Rational, PositionOutcome>("own-bid double", bids =>
        {
            PositionOutcome outcome = new GeneralizedSecondPriceAuction([1]).Decide(bids.Span);
            return outcome with { Payments = [.. bids.Zip(outcome.Clicks, (bid, clicks) => bid * clicks)] };
        });
        Verdicts.RequireWitness(new Strategyproofness<Rational, PositionOutcome>(own, Bidders), Domain.Numbers(2, 0, 1, 2));
        Verdicts.RequireProof(
            new Strategyproofness<Rational, PositionOutcome>(new GeneralizedSecondPriceAuction([1]), Bidders), Domain.Numbers(2, 0, 1, 2));
    }

    [Fact]
    public void Rejects_clicks_that_rise_or_are_not_positive()
    {
        Assert.Throws<ArgumentException>(() => new GeneralizedSecondPriceAuction(default));
        Assert.Throws<ArgumentException>(() => new GeneralizedSecondPriceAuction([1, 2]));
        Assert.Throws<ArgumentException>(() => new GeneralizedSecondPriceAuction([1, 0]));
        Assert.Throws<InvalidOperationException>(() => new GeneralizedSecondPriceAuction([2, 2]).LowestEnvyFreeBids([1]));
    }

    private static Rational Earned(PositionOutcome outcome) => outcome.Payments.Aggregate((sum, payment) => sum + payment);

    // Bids in the middle of every gap between the others, at them, and above them.
    private static Rational BestReply(GeneralizedSecondPriceAuction auction, Rational[] values, Sequence<Rational> bids, int bidder)
    {
        Rational[] points = [0, .. bids.Order(), 100];
        return points.Concat(points.Zip(points.Skip(1), (low, high) => (low + high) / 2)).Max(bid =>
        {
            Rational[] deviating = bids.Span.ToArray();
            deviating[bidder] = bid;
            return Bidders.Utility(bidder, values[bidder], auction.Decide(deviating));
        });
    }
}
