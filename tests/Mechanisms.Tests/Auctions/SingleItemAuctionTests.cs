using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Auctions;

/// <summary>The first- and the second-price auction, exactly and in floating point.</summary>
public class SingleItemAuctionTests
{
    // Few small numbers, so that ties are frequent.
    private static readonly Arbitrary<int[]> Bids = Gen.Choose(0, 3).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    private delegate SingleItemOutcome Auction(Rational[] bids);

    [Fact]
    public void The_lowest_of_the_highest_bidders_wins_and_pays_the_best_other_bid() => SecondPriceLaw(bids => new SecondPriceAuction().Decide(bids));

    [Fact]
    public void A_price_that_is_off_by_one_bidder_is_refuted() => PlantedLaw.RequireFalsified(() => SecondPriceLaw(bids =>
    {
        SingleItemOutcome sold = new SecondPriceAuction().Decide(bids);
        return SingleItemOutcome.Sold(bids.Length, sold.Winner, bids.OrderDescending().Take(3).Last());
    }));

    [Fact]
    public void Random_bids_reach_ties_at_the_top_and_single_bidders()
    {
        int[][] sample = Laws.Sample(Bids.Generator, 10, 100);
        Assert.Contains(sample, bids => bids.Count(bid => bid == bids.Max()) > 1);
        Assert.Contains(sample, bids => bids.Length == 1);
    }

    [Fact]
    public void First_price_differs_in_the_payment_alone() => Prop.ForAll(Bids, drawn =>
    {
        Rational[] bids = [.. drawn.Select(bid => (Rational)bid)];
        SingleItemOutcome first = new FirstPriceAuction().Decide(bids);
        return first == SingleItemOutcome.Sold(bids.Length, new SecondPriceAuction().Decide(bids).Winner, bids.Max());
    }).Check(Laws.Config);

    [Fact]
    public void Rules_in_floating_point_are_the_auctions() => Prop.ForAll(Bids, drawn =>
    {
        Rational[] exact = [.. drawn.Select(bid => (Rational)bid)];
        double[] bids = [.. drawn.Select(bid => (double)bid)];
        for (int bidder = 0; bidder < bids.Length; bidder++)
        {
            SingleItemOutcome first = new FirstPriceAuction().Decide(exact);
            SingleItemOutcome second = new SecondPriceAuction().Decide(exact);
            Assert.Equal((first.ShareOf(bidder).ToDouble(), first.Payments[bidder].ToDouble()), new FirstPriceRule().Decide(bids, bidder));
            Assert.Equal((second.ShareOf(bidder).ToDouble(), second.Payments[bidder].ToDouble()), new SecondPriceRule().Decide(bids, bidder));
        }
    }).Check(Laws.Config);

    [Fact]
    public void A_single_bidder_pays_nothing_at_second_price()
    {
        Assert.Equal(SingleItemOutcome.Sold(1, 0, 0), new SecondPriceAuction().Decide([7]));
        Assert.Equal("winner 0, payments [7]", new FirstPriceAuction().Decide([7]).ToString());
        Assert.Equal("unsold, payments [0, 0]", SingleItemOutcome.Sold(2, SingleItemOutcome.Unsold, 5).ToString());
        Assert.Equal("second-price auction", new SecondPriceAuction().ToString());
    }

    [Fact]
    public void Rejects_no_bid_and_negative_bids()
    {
        Assert.Contains("at least one bid", Assert.Throws<ArgumentException>(() => new SecondPriceAuction().Decide([])).Message, StringComparison.Ordinal);
        Assert.Contains("got -1 from bidder 1", Assert.Throws<ArgumentException>(() => new FirstPriceAuction().Run([1, -1])).Message, StringComparison.Ordinal);
    }

    // Written apart: sort by bid, then by index.
    private static void SecondPriceLaw(Auction auction) => Prop.ForAll(Bids, drawn =>
    {
        (int bid, int bidder)[] ranked = [.. drawn.Select((bid, bidder) => (bid, bidder)).OrderByDescending(pair => pair.bid).ThenBy(pair => pair.bidder)];
        SingleItemOutcome sold = auction([.. drawn.Select(bid => (Rational)bid)]);
        return sold.Winner == ranked[0].bidder && sold.Payments.Count == drawn.Length
            && sold.Payments[sold.Winner] == (ranked.Length > 1 ? ranked[1].bid : 0)
            && sold.Payments.Where((payment, bidder) => bidder != sold.Winner).All(payment => payment.IsZero);
    }).Check(Laws.Config);
}
