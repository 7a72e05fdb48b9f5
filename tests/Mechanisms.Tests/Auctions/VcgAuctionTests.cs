using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Auctions;

public class VcgAuctionTests
{
    private static readonly BundleBidders Bidders = new();
    private static readonly BundleValuation Both = BundleValuation.Of(2, (3, 1));
    private static readonly BundleValuation First = BundleValuation.Of(2, (1, 1));
    private static readonly BundleValuation Second = BundleValuation.Of(2, (2, 1));

    // One to three bidders with up to four XOR bids each, small values over small denominators, on three items.
    private static readonly Arbitrary<BundleValuation[]> Valuations =
        Gen.Choose(0, 2).ArrayOf(4).SelectMany(halves => Gen.Choose(1, 7).ArrayOf(4).SelectMany(bundles => Gen.Choose(0, 6).ArrayOf(4).Select(
                thirds => BundleValuation.Of(3, [.. bundles.Select((bundle, bid) => (bundle, new Rational((3 * halves[bid]) + (2 * thirds[bid]), 6)))]))))
            .ArrayOf(3).SelectMany(bidders => Gen.Choose(1, 3).Select(count => bidders[..count])).ToArbitrary();

    // One bidder wants both items at 1, two locals one each: the locals win and pay nothing; with one of them alone the price would be 1.
    [Fact]
    public void Reproduces_ausubel2006_that_locals_pay_nothing_and_a_third_bidder_lowers_the_revenue()
    {
        Assert.Equal(new([1, 2], [0, 0, 0]), new VcgAuction().Decide([Both, First, Second]));
        Assert.Equal(new([0, 0], [1, 0]), new VcgAuction().Decide([Both, First]));
        Violation<BundleValuation, BundleOutcome> witness = Verdicts.RequireWitness(
            new RevenueMonotonicity<BundleValuation, BundleOutcome>(new VcgAuction()), Domain.Each<BundleValuation>([[Both], [First], [Second]], "locals"));
        Assert.Equal(1, witness.Size);
        Assert.Contains("to 1 when agent 1 stays away", witness.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduces_yokoo2004_that_one_bidder_under_two_names_wins_for_nothing()
    {
        FalseNames<BundleValuation, BundleOutcome> witness = Verdicts.RequireWitness(
            new FalseNameProofness<BundleValuation, BundleOutcome>(new VcgAuction(), Bidders, 2),
            Domain.Each<BundleValuation>([[Both], [Both]], "two who want both").WithMisreports([First, Second], "for one"));

        // In a tie the first wins and pays 1; as two bidders for one item each it pays nothing.
        Assert.Equal((0, 2, 1), (witness.Agent, witness.Reports.Count, witness.Size));
        Assert.Equal(3, witness.After.Only.BundleOf(0) | witness.After.Only.BundleOf(2));
        Assert.All(witness.After.Only.Payments, payment => Assert.True(payment.IsZero));
    }

    // Units that fit a machine word, two of them, and neither: the same decision, and payments at the same rate.
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(40)]
    public void Awkward_fractions_change_nothing_but_the_unit(int digits)
    {
        Rational rate = new(BigInteger.Pow(7, digits), BigInteger.Pow(11, digits));
        BundleValuation[] plain = [BundleValuation.Additive(3, 1, 2), BundleValuation.Additive(2, 2, 1), BundleValuation.Of(3, (7, 6), (3, 4))];
        BundleOutcome expected = new VcgAuction().Decide(plain);
        BundleOutcome scaled = new VcgAuction().Decide([.. plain.Select(each => new BundleValuation([.. each.Values.Select(value => value * rate)]))]);
        Assert.Equal(new(expected.Owners, [.. expected.Payments.Select(payment => payment * rate)]), scaled);
    }

    [Fact]
    public void Welfare_and_payments_agree_with_enumeration() => AgreesWithEnumeration(new VcgAuction().Decide);

    // Three bidders with six XOR bids each: every item to every bidder, 3^12 ways, and what two of them could have without the third.
    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(12)]
    public void Up_to_twelve_items_are_given_as_by_trying_every_way_to_give_them(int items)
    {
        RandomStream stream = new StreamKey(12).Replication(items).Open();
        BundleValuation[] bidders = new BundleValuation[3];
        for (int bidder = 0; bidder < bidders.Length; bidder++)
        {
            (int, Rational)[] bids = new (int, Rational)[6];
            foreach (ref (int Bundle, Rational Value) bid in bids.AsSpan())
            {
                bid = (1 + stream.NextBelow((1 << items) - 1), 1 + stream.NextBelow(50));
            }

            bidders[bidder] = BundleValuation.Of(items, bids);
        }

        int[][] worth = [.. bidders.Select(bidder => bidder.Values.Select(value => (int)value.Numerator).ToArray())];
        BundleOutcome outcome = new VcgAuction().Decide(bidders);
        int[] got = [.. worth.Select((own, bidder) => own[outcome.BundleOf(bidder)])];
        Assert.Equal(Most(0, 0, 0, _ => true), got.Sum());
        Assert.All(Enumerable.Range(0, 3), bidder => Assert.Equal(Most(0, 0, 0, other => other != bidder) - (got.Sum() - got[bidder]), outcome.Payments[bidder]));

        int Most(int item, int first, int second, Func<int, bool> counts) => item < items
            ? Math.Max(Most(item + 1, first, second, counts), Math.Max(Most(item + 1, first | (1 << item), second, counts), Most(item + 1, first, second | (1 << item), counts)))
            : (counts(0) ? worth[0][first] : 0) + (counts(1) ? worth[1][second] : 0) + (counts(2) ? worth[2][((1 << items) - 1) & ~(first | second)] : 0);
    }

    [Fact]
    public void A_rule_that_takes_payments_from_the_wrong_coalition_is_refuted() => PlantedLaw.RequireFalsified(() => AgreesWithEnumeration(reports =>
    {
        BundleOutcome outcome = new VcgAuction().Decide(reports);
        return outcome with { Payments = [.. outcome.Payments.Skip(1), outcome.Payments[0]] };
    }));

    [Fact]
    public void A_rule_that_gives_everything_to_one_bidder_is_refuted() =>
        PlantedLaw.RequireFalsified(() => AgreesWithEnumeration(Undivided));

    [Fact]
    public void With_one_item_it_is_the_second_price_auction()
    {
        foreach (Sequence<Rational> bids in Domain.Numbers(3, 1, 2, 3).Profiles())
        {
            BundleOutcome bundles = new VcgAuction().Decide([.. bids.Select(bid => BundleValuation.Additive(bid))]);
            SingleItemOutcome item = new SecondPriceAuction().Decide(bids.Span);
            Assert.Equal((item.Winner, item.Payments), (bundles.Owners[0], bundles.Payments));
        }
    }

    // Oracle: additive bidders make one second-price auction of each item; they want all bundles, so no list is short.
    [Theory]
    [InlineData(3, 4)]
    [InlineData(20, 12)]
    public void Additive_bidders_make_a_second_price_auction_of_each_item(int count, int items)
    {
        Rational[][] values = [.. Enumerable.Range(0, count).Select(bidder => Enumerable.Range(0, items)
            .Select(item => (Rational)(1 + (((bidder * 37) + (item * 101) + (bidder * item * 13)) % 97))).ToArray())];
        BundleOutcome outcome = new VcgAuction().Decide([.. values.Select(each => BundleValuation.Additive(each))]);

        Rational[] due = new Rational[count];
        for (int item = 0; item < items; item++)
        {
            SingleItemOutcome sold = new SecondPriceAuction().Decide([.. values.Select(each => each[item])]);
            due[sold.Winner] += sold.Payments[sold.Winner];
            Assert.Equal(sold.Winner, outcome.Owners[item]);
        }

        Assert.Equal(due, outcome.Payments);
    }

    // Values whose common unit does not fit in a machine integer are added up as rationals.
    [Fact]
    public void Does_not_depend_on_the_unit_of_money() => Prop.ForAll(Valuations, bidders =>
    {
        Rational rate = new(System.Numerics.BigInteger.Pow(10, 30), System.Numerics.BigInteger.Pow(7, 40));
        BundleOutcome outcome = new VcgAuction().Decide(bidders);
        BundleOutcome scaled = new VcgAuction().Decide([.. bidders.Select(bidder => new BundleValuation([.. bidder.Values.Select(value => value * rate)]))]);
        return outcome.Owners == scaled.Owners && outcome.Payments.Select(payment => payment * rate).SequenceEqual(scaled.Payments);
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Ties_go_to_low_bidders_and_items_of_no_use_stay_unsold()
    {
        Assert.Equal(new([0, 0], [1, 0]), new VcgAuction().Decide([Both, Both]));
        Assert.Equal(new([BundleOutcome.Unsold, 0], [0]), new VcgAuction().Decide([Second]));
        Assert.Equal(new([BundleOutcome.Unsold], [0, 0]), new VcgAuction().Decide([BundleValuation.Of(1), BundleValuation.Of(1)]));
        Assert.Equal("items to [nobody, 0], payments [0]", new VcgAuction().Decide([Second]).ToString());

        // Both get one item in either way; bidder 0 takes the lower one.
        BundleValuation either = BundleValuation.Of(2, (1, 1), (2, 1));
        Assert.Equal(new([0, 1], [0, 0]), new VcgAuction().Decide([either, either]));
    }

    [Fact]
    public void Rejects_no_bidders_and_bidders_for_other_items()
    {
        Assert.Throws<ArgumentException>(() => new VcgAuction().Decide([]));
        Assert.Contains("of 2 and of 1", Assert.Throws<ArgumentException>(
            () => new VcgAuction().Decide([Both, BundleValuation.Of(1)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new VcgAuction().Decide([null!]));
    }

    [Fact]
    public void Second_price_auctions_are_revenue_monotone_and_first_prices_of_the_lowest_bid_are_not()
    {
        Verdicts.RequireProof(new RevenueMonotonicity<Rational, SingleItemOutcome>(new SecondPriceAuction()), Domain.Numbers(3, 0, 1, 2));
        Assert.Equal(2, Verdicts.RequireWitness(
            new RevenueMonotonicity<Rational, SingleItemOutcome>(Doubles.LowestWins), Domain.Numbers(2, 0, 1, 2), WitnessChoice.Largest).Size);
    }

    private static void AgreesWithEnumeration(Rule rule) => Prop.ForAll(Valuations, bidders =>
    {
        BundleOutcome outcome = rule(bidders);
        Rational welfare = Most(bidders);
        Rational[] got = [.. bidders.Select((bidder, index) => bidder.ValueOf(outcome.BundleOf(index)))];
        return got.Aggregate(Rational.Zero, (sum, value) => sum + value) == welfare && Enumerable.Range(0, bidders.Length).All(
            bidder => outcome.Payments[bidder] == Most([.. bidders.Where((_, other) => other != bidder)]) - (welfare - got[bidder]));
    }).Check(Laws.Config.WithMaxTest(300));

    // Every item to every bidder or to nobody, one by one.
    private static Rational Most(BundleValuation[] bidders)
    {
        return Try(0, new int[bidders.Length]);

        Rational Try(int item, int[] bundles)
        {
            if (item == 3)
            {
                return bidders.Zip(bundles, (bidder, bundle) => bidder.ValueOf(bundle)).Aggregate(Rational.Zero, (sum, value) => sum + value);
            }

            Rational best = Try(item + 1, bundles);
            for (int bidder = 0; bidder < bidders.Length; bidder++)
            {
                bundles[bidder] |= 1 << item;
                best = Rational.Max(best, Try(item + 1, bundles));
                bundles[bidder] &= ~(1 << item);
            }

            return best;
        }
    }

    private delegate BundleOutcome Rule(ReadOnlySpan<BundleValuation> reports);

    // A second-price auction of all items together.
    private static BundleOutcome Undivided(ReadOnlySpan<BundleValuation> reports)
    {
        SingleItemOutcome all = new SecondPriceAuction().Decide([.. reports.ToArray().Select(report => report.Values[^1])]);
        return new(Sequence.Of(reports[0].Items, _ => all.Winner), all.Payments);
    }
}
