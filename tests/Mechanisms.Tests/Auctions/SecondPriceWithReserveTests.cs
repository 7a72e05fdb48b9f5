using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Auctions;

public class SecondPriceWithReserveTests
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly Arbitrary<int[]> SmallBids = Gen.Choose(0, 4).NonEmptyListOf().Select(bids => bids.ToArray()).ToArbitrary();

    [Fact]
    public void The_winner_pays_the_larger_of_reserve_and_second_bid()
    {
        SecondPriceWithReserve auction = new(5);
        Assert.Equal(SingleItemOutcome.Sold(3, 0, 8), auction.Decide([10, 8, 4]));
        Assert.Equal(SingleItemOutcome.Sold(3, 0, 5), auction.Decide([10, 4, 4]));
        Assert.Equal(SingleItemOutcome.Sold(1, 0, 5), auction.Decide([5]));
        Assert.Equal(SingleItemOutcome.Sold(2, 0, 6), auction.Decide([6, 6]));
        Assert.Equal(SingleItemOutcome.Unsold, auction.Decide([4, 3]).Winner);
        Assert.All(auction.Decide([4, 3]).Payments, payment => Assert.True(payment.IsZero));
    }

    [Fact]
    public void Without_a_reserve_it_is_the_second_price_auction() => Prop.ForAll(SmallBids, bids =>
    {
        Rational[] reports = [.. bids.Select(bid => (Rational)bid)];
        return new SecondPriceWithReserve(0).Decide(reports).Equals(new SecondPriceAuction().Decide(reports));
    }).Check(Laws.Config.WithMaxTest(300));

    // The reserve is a bid of the seller's that wins no ties.
    [Fact]
    public void The_reserve_is_one_more_bid_behind_all_others() => Prop.ForAll(SmallBids, bids =>
    {
        Rational[] reports = [.. bids.Select(bid => (Rational)bid)];
        SingleItemOutcome withSeller = new SecondPriceAuction().Decide([.. reports, 2]);
        SingleItemOutcome outcome = new SecondPriceWithReserve(2).Decide(reports);
        return withSeller.Winner == bids.Length
            ? outcome.Winner == SingleItemOutcome.Unsold
            : outcome.Winner == withSeller.Winner && outcome.Payments[outcome.Winner] == withSeller.Payments[outcome.Winner];
    }).Check(Laws.Config.WithMaxTest(300));

    [Theory]
    [InlineData(1, 1, 4)]
    [InlineData(2, 5, 12)]
    [InlineData(3, 17, 32)]
    public void Reproduces_myerson1981_revenues_of_the_reserve_one_half_for_uniform_values(int bidders, int numerator, int denominator)
    {
        Rational limit = new(numerator, denominator);
        Rational coarse = Revenue.Mean(new SecondPriceWithReserve(new Rational(1, 2)), bidders, Revenue.Midpoints(10)) - limit;
        Rational fine = Revenue.Mean(new SecondPriceWithReserve(new Rational(1, 2)), bidders, Revenue.Midpoints(20)) - limit;

        // Errors of k midpoints fall as 1/k².
        Assert.True(Rational.Abs(coarse) <= new Rational(1, 100), coarse.ToString());
        Assert.True(Rational.Abs(fine) * 3 <= Rational.Abs(coarse) || coarse.IsZero, $"{coarse}, {fine}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_other_tenth_earns_more_than_one_half_as_a_reserve(int bidders)
    {
        Rational[] values = Revenue.Midpoints(20);
        Rational best = Revenue.Mean(new SecondPriceWithReserve(new Rational(1, 2)), bidders, values);
        Assert.All(
            Revenue.Grid(10).Where(reserve => reserve != new Rational(1, 2)),
            reserve => Assert.True(Revenue.Mean(new SecondPriceWithReserve(reserve), bidders, values) < best));
        Assert.True(Revenue.Mean(new SecondPriceAuction(), bidders, values) < best);
    }

    // Shill double: the seller sees the bids and sets the reserve just below the highest.
    [Fact]
    public void A_reserve_that_follows_the_bids_invites_lies()
    {
        IMechanism<Rational, SingleItemOutcome> shill = Mechanism.Deterministic<Rational, SingleItemOutcome>(
            "shill double", bids => new SecondPriceWithReserve(bids.Max() / 2).Decide(bids.Span));
        Verdicts.RequireWitness(new Strategyproofness<Rational, SingleItemOutcome>(shill, Bidders), Domain.Numbers(2, 0, 1, 2));
        Verdicts.RequireProof(
            new Strategyproofness<Rational, SingleItemOutcome>(new SecondPriceWithReserve(1), Bidders), Domain.Numbers(2, 0, 1, 2));
    }

    [Fact]
    public void Rejects_a_negative_reserve() => Assert.Throws<ArgumentOutOfRangeException>(() => new SecondPriceWithReserve(-1));
}
