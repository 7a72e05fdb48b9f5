using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Auctions;

public class UniformPriceAuctionTests
{
    private static readonly UnitBidders Bidders = new();

    private static readonly Arbitrary<Sequence<Rational>[]> Reports = Gen.Choose(0, 4).ListOf().Select(
            bids => bids.OrderDescending().Take(4).Select(bid => (Rational)bid).ToSequence())
        .NonEmptyListOf().Select(reports => reports.Take(4).ToArray()).ToArbitrary();

    private delegate UnitsOutcome Rule(Sequence<Rational>[] reports);

    // Two units, A values 10 and 9, B values 8: the truth pays 8 a unit and earns 3; asking for one unit makes it free and earns 10.
    [Fact]
    public void Reproduces_ausubel2014_that_asking_for_less_pays()
    {
        UniformPriceAuction auction = new(2);
        Assert.Equal(new([2, 0], [16, 0]), auction.Decide([[10, 9], [8]]));
        Assert.Equal(new([1, 1], [0, 0]), auction.Decide([[10, 0], [8]]));
        Assert.Equal(3, Bidders.Utility(0, [10, 9], auction.Decide([[10, 9], [8]])));
        Assert.Equal(10, Bidders.Utility(0, [10, 9], auction.Decide([[10, 0], [8]])));
    }

    [Fact]
    public void The_highest_bids_win_at_the_highest_losing_bid() => AgreesWithTheDefinition(reports => new UniformPriceAuction(3).Decide(reports));

    [Fact]
    public void A_rule_that_charges_the_lowest_winning_bid_is_refuted() => PlantedLaw.RequireFalsified(() => AgreesWithTheDefinition(reports =>
    {
        UnitsOutcome outcome = new UniformPriceAuction(3).Decide(reports);
        Rational lowest = reports.SelectMany(bids => bids).OrderDescending().Take(3).LastOrDefault();
        return outcome with { Payments = [.. outcome.Units.Select(units => units * lowest)] };
    }));

    [Fact]
    public void One_unit_makes_a_second_price_auction()
    {
        foreach (Sequence<Rational> bids in Domain.Numbers(3, 1, 2, 3).Profiles())
        {
            UnitsOutcome units = new UniformPriceAuction(1).Decide([.. bids.Select(bid => (Sequence<Rational>)[bid])]);
            SingleItemOutcome item = new SecondPriceAuction().Decide(bids.Span);
            Assert.Equal((1, item.Payments), (units.Units[item.Winner], units.Payments));
        }
    }

    [Fact]
    public void Truth_is_dominant_with_one_unit_each_and_not_with_two()
    {
        UniformPriceAuction auction = new(2);
        Verdicts.RequireProof(
            new Strategyproofness<Sequence<Rational>, UnitsOutcome>(auction, Bidders), Domain.Same<Sequence<Rational>>(3, [[0], [1], [2], [3]], "one unit"));
        Manipulation<Sequence<Rational>, UnitsOutcome> witness = Verdicts.RequireWitness(
            new Strategyproofness<Sequence<Rational>, UnitsOutcome>(auction, Bidders),
            Domain.Same<Sequence<Rational>>(2, [[1, 0], [2, 0], [2, 1], [2, 2]], "two units"));
        Assert.True(witness.Report[1] < witness.Type[1]);
    }

    [Fact]
    public void Ties_go_to_low_bidders_and_bids_of_0_win_nothing()
    {
        UniformPriceAuction auction = new(2);
        Assert.Equal(new([1, 1, 0], [5, 5, 0]), auction.Decide([[5], [5], [5]]));
        Assert.Equal(new([0, 1], [0, 0]), auction.Decide([[0, 0], [3]]));
        Assert.Equal(new([0], [0]), auction.Decide([[]]));
        Assert.Equal("units [1, 1, 0], payments [5, 5, 0]", auction.Decide([[5], [5], [5]]).ToString());
    }

    [Fact]
    public void Rejects_bids_that_rise_or_are_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformPriceAuction(0));
        Assert.Throws<ArgumentException>(() => new UniformPriceAuction(1).Decide([]));
        Assert.Contains("[1, 2]", Assert.Throws<ArgumentException>(() => new UniformPriceAuction(1).Decide([[1, 2]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new UniformPriceAuction(1).Decide([[-1]]));
    }

    // By definition: three units; welfare is the most possible, the price is the fourth bid, losing bids are at most the price, winning ones at least.
    private static void AgreesWithTheDefinition(Rule rule) => Prop.ForAll(Reports, reports =>
    {
        UnitsOutcome outcome = rule(reports);
        Rational[] all = [.. reports.SelectMany(bids => bids).Where(bid => bid.Sign > 0).OrderDescending()];
        Rational price = all.Length > 3 ? all[3] : Rational.Zero;
        return outcome.Units.Sum() == Math.Min(3, all.Length)
            && reports.Index().All(each =>
                each.Item.Take(outcome.Units[each.Index]).All(bid => bid >= price && bid.Sign > 0)
                && each.Item.Skip(outcome.Units[each.Index]).All(bid => bid <= price)
                && outcome.Payments[each.Index] == outcome.Units[each.Index] * price);
    }).Check(Laws.Config.WithMaxTest(300));
}
