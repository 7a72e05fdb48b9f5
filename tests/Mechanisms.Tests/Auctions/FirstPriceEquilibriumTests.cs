using Mechanisms.Auctions;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Auctions;

/// <summary>Bids v(n − 1)/n in a first-price auction of n bidders with values uniform on [0, 1].</summary>
public class FirstPriceEquilibriumTests
{
    private const int Steps = 30;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Earns_the_revenue_of_the_second_price_auction(int bidders)
    {
        Rational limit = new(bidders - 1, bidders + 1);
        Rational first = Revenue.Mean(new FirstPriceAuction(), bidders, Revenue.Midpoints(Steps), value => value * (bidders - 1) / bidders);
        Rational second = Revenue.Mean(new SecondPriceAuction(), bidders, Revenue.Midpoints(Steps));

        // On k midpoints: (n - 1)/(n + 1) up to terms in 1/k².
        Assert.All([first, second], earned => Assert.True(Rational.Abs(earned - limit) <= new Rational(1, Steps * Steps), earned.ToString()));
        Assert.True(Revenue.Mean(new FirstPriceAuction(), bidders, Revenue.Midpoints(Steps)) > limit + new Rational(1, 10));
    }

    // A bid of b beats n - 1 rivals with probability (b n/(n - 1))^(n - 1): no bid on the grid gains more than the grid's width, and the truth earns nothing.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Is_an_equilibrium_up_to_the_grid(int bidders)
    {
        Rational[] values = Revenue.Midpoints(Steps);
        Rational[] bids = [.. values.Select(value => value * (bidders - 1) / bidders)];
        foreach ((int place, Rational value) in values.Index())
        {
            Rational equilibrium = Expected(value, bids[place]);
            Assert.All(bids, bid => Assert.True(Expected(value, bid) - equilibrium <= new Rational(1, Steps)));
            Assert.True(Expected(value, value).IsZero);
        }

        Assert.True(Expected(1, bids[^1]) > new Rational(1, 4));

        Rational Expected(Rational value, Rational bid)
        {
            Rational beaten = new(bids.Count(rival => rival < bid), Steps);
            return Enumerable.Range(1, bidders - 1).Aggregate(value - bid, (product, _) => product * beaten);
        }
    }
}
