using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Auctions;

public class McAfeeDoubleAuctionTests
{
    private static readonly FiniteDomain<Rational> Types = Domain.Numbers(4, 0, 1, 2, 3);

    [Fact]
    public void Trades_at_the_middle_of_the_first_pair_that_does_not_trade()
    {
        // Bids 9, 7 | 4 and asks 3, 5 | 8: p = 6 lies between 5 and 7.
        TradeOutcome outcome = new McAfeeDoubleAuction(3).Decide([4, 9, 7, 8, 3, 5]);
        Assert.Equal(new([false, true, true, false, true, true], [0, 6, 6, 0, -6, -6]), outcome);
        Assert.Equal("trade of [1, 2, 4, 5], payments [0, 6, 6, 0, -6, -6]", outcome.ToString());
    }

    [Fact]
    public void Gives_up_a_trade_where_the_middle_is_no_price_or_there_is_none()
    {
        // p = (2 + 5)/2 is below the ask of 5, or no pair is left to give p: one trade, 6 from the buyer and 5 to the seller.
        Assert.Equal(new([true, false, false, true, false, false], [6, 0, 0, -5, 0, 0]), new McAfeeDoubleAuction(3).Decide([9, 6, 2, 3, 5, 5]));
        Assert.Equal(new([true, false, true, false], [6, 0, -5, 0]), new McAfeeDoubleAuction(2).Decide([9, 6, 3, 5]));
        Assert.Equal(new([false, false], [0, 0]), new McAfeeDoubleAuction(1).Decide([9, 3]));
    }

    [Fact]
    public void Nobody_trades_without_a_gain_or_without_the_other_side()
    {
        Assert.DoesNotContain(true, new McAfeeDoubleAuction(2).Decide([1, 2, 3, 4]).Trades);
        Assert.DoesNotContain(true, new McAfeeDoubleAuction(2).Decide([1, 2]).Trades);
        Assert.DoesNotContain(true, new McAfeeDoubleAuction(0).Decide([1, 2]).Trades);
    }

    // Oracle: the three cases of two buyers and two sellers, written out.
    [Fact]
    public void Agrees_with_the_cases_of_two_buyers_and_two_sellers()
    {
        foreach (Sequence<Rational> profile in Types.Profiles())
        {
            TradeOutcome outcome = new McAfeeDoubleAuction(2).Decide(profile.Span);
            (int trades, Rational paid, Rational got) = ByDefinition(profile);
            Assert.Equal(trades, outcome.Trades.Take(2).Count(trade => trade));
            Assert.Equal(trades, outcome.Trades.Skip(2).Count(trade => trade));
            Assert.All(Enumerable.Range(0, 4), trader => Assert.Equal(
                !outcome.Trades[trader] ? 0 : trader < 2 ? paid : -got, outcome.Payments[trader]));
            Assert.All(Enumerable.Range(0, 4), trader => Assert.True(
                !outcome.Trades[trader] || (trader < 2 ? profile[trader] >= paid : profile[trader] <= got)));
        }
    }

    // Without the reduction the last pair sets the price of everybody.
    [Fact]
    public void A_rule_that_keeps_the_last_trade_at_its_middle_is_refuted()
    {
        IMechanism<Rational, TradeOutcome> middle = Mechanism.Deterministic<Rational, TradeOutcome>("middle double", reports =>
        {
            bool trades = reports[0] >= reports[1];
            Rational price = trades ? (reports[0] + reports[1]) / 2 : 0;
            return new([trades, trades], [price, -price]);
        });
        Verdicts.RequireWitness(new Strategyproofness<Rational, TradeOutcome>(middle, new Traders(1)), Domain.Numbers(2, 0, 1, 2));
        Verdicts.RequireProof(new Strategyproofness<Rational, TradeOutcome>(new McAfeeDoubleAuction(2), new Traders(2)), Types);
    }

    [Fact]
    public void Money_is_left_over_and_never_missing()
    {
        Violation<Rational, TradeOutcome> witness = Verdicts.RequireWitness(
            new BudgetBalance<Rational, TradeOutcome>(new McAfeeDoubleAuction(2)), Types, WitnessChoice.Largest);
        Assert.Equal(3, witness.Size);
        Verdicts.RequireProof(new NoDeficit<Rational, TradeOutcome>(new McAfeeDoubleAuction(2)), Types);
        Verdicts.RequireProof(new MonotoneAllocation<TradeOutcome>(new McAfeeDoubleAuction(4)), Types);
    }

    [Fact]
    public void Rejects_fewer_reports_than_buyers()
    {
        Assert.Contains("3 buyers; got 2", Assert.Throws<ArgumentException>(() => new McAfeeDoubleAuction(3).Decide([1, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new McAfeeDoubleAuction(1).Decide([1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new McAfeeDoubleAuction(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Traders(-1));
    }

    private static (int Trades, Rational Paid, Rational Got) ByDefinition(Sequence<Rational> profile)
    {
        (Rational highBid, Rational lowBid) = (Rational.Max(profile[0], profile[1]), Rational.Min(profile[0], profile[1]));
        (Rational lowAsk, Rational highAsk) = (Rational.Min(profile[2], profile[3]), Rational.Max(profile[2], profile[3]));
        Rational middle = (lowBid + highAsk) / 2;
        return lowBid >= highAsk ? (1, lowBid, highAsk)
            : highBid < lowAsk ? (0, 0, 0)
            : lowAsk <= middle && middle <= highBid ? (1, middle, middle) : (0, 0, 0);
    }
}
