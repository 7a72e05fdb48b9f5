using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Auctions;

public class AllPayAuctionTests
{
    private const int Steps = 60;

    [Fact]
    public void The_highest_bid_wins_and_every_bid_is_paid()
    {
        Assert.Equal(new(1, [1, 3, 2]), new AllPayAuction().Decide([1, 3, 2]));
        Assert.Equal(new(0, [2, 2]), new AllPayAuction().Decide([2, 2]));
        Assert.Equal(new(0, [5]), new AllPayAuction().Decide([5]));
    }

    [Fact]
    public void Rejects_no_bids_and_negative_bids()
    {
        Assert.Contains("at least one bid", Assert.Throws<ArgumentException>(() => new AllPayAuction().Decide([])).Message, StringComparison.Ordinal);
        Assert.Contains("bidder 1", Assert.Throws<ArgumentException>(() => new AllPayAuction().Decide([0, -1])).Message, StringComparison.Ordinal);
    }

    // Two bidders with values uniform on [0, 1]: v²/2 here, v/2 in a first-price auction, v in a second-price one; all earn 1/3.
    [Fact]
    public void Three_formats_earn_one_third_with_two_uniform_bidders()
    {
        Rational[] values = Revenue.Midpoints(Steps);
        Rational allPay = Revenue.Mean(new AllPayAuction(), 2, values, value => value * value / 2);
        Rational firstPrice = Revenue.Mean(new FirstPriceAuction(), 2, values, value => value / 2);
        Rational secondPrice = Revenue.Mean(new SecondPriceAuction(), 2, values);

        // On k midpoints: 1/3 up to terms in 1/k².
        Assert.All([allPay, firstPrice, secondPrice], earned => Assert.True(Rational.Abs(earned - new Rational(1, 3)) <= new Rational(1, Steps * Steps)));
    }

    [Fact]
    public void Bidding_as_in_a_first_price_auction_earns_more_than_in_equilibrium() =>
        Assert.True(Revenue.Mean(new AllPayAuction(), 2, Revenue.Midpoints(Steps), value => value / 2) > new Rational(2, 5));

    // Against v²/2 a bid of b wins with probability √(2b): no bid on the grid beats the equilibrium by more than the grid's width.
    [Fact]
    public void The_bid_of_half_the_square_is_an_equilibrium_up_to_the_grid()
    {
        Rational[] values = Revenue.Midpoints(Steps);
        Rational[] bids = [.. values.Select(value => value * value / 2), Rational.Zero];
        Assert.True(LargestGain(value => value * value / 2) <= new Rational(1, Steps));
        Assert.True(LargestGain(value => value / 2) > new Rational(1, 20));

        Rational LargestGain(Func<Rational, Rational> rivals) => values.Max(
            value => bids.Max(bid => Expected(value, bid, rivals)) - Expected(value, rivals(value), rivals));

        Rational Expected(Rational value, Rational bid, Func<Rational, Rational> rivals) =>
            (value * new Rational(values.Count(rival => rivals(rival) < bid), Steps)) - bid;
    }

    [Fact]
    public void Truthful_losers_are_worse_off_than_outside_and_lies_pay()
    {
        QuasilinearBidders<SingleItemOutcome> bidders = new();
        Verdicts.RequireWitness(new IndividualRationality<Rational, SingleItemOutcome>(new AllPayAuction(), bidders), Domain.Numbers(2, 0, 1));
        Verdicts.RequireWitness(new Strategyproofness<Rational, SingleItemOutcome>(new AllPayAuction(), bidders), Domain.Numbers(1, 0, 1));
        Verdicts.RequireWitness(new PaymentIdentity<SingleItemOutcome>(new AllPayAuction()), Domain.Numbers(2, 0, 1));
    }
}
