using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification.Tests;

public class TypeGeneratorTests
{
    private static readonly StreamKey Key = new(5);

    private sealed record Bid(int Cents);

    [Fact]
    public void Drawn_and_smaller_types_stay_in_their_domain()
    {
        AllTypes(TypeGenerator.Values(), value => value.Sign >= 0);
        AllTypes(TypeGenerator.Costs(), cost => cost.Sign >= 0);
        AllTypes(TypeGenerator.Locations(), _ => true);
        AllTypes(TypeGenerator.Numbers(1, new Rational(5, 2)), number => number >= 1 && number <= new Rational(5, 2));
        AllTypes(TypeGenerator.Orders(2, 4), order => order.IsComplete && order.Listed.Count is >= 2 and <= 4);
        AllTypes(TypeGenerator.TruncatedOrders(2, 3), order => order.Listed.Count <= 3);
        AllTypes(TypeGenerator.SinglePeakedOrders(1, 5), order => order.IsComplete && IsSinglePeaked(order));
        AllTypes(TypeGenerator.ApprovalSets(1, 4), set => set.Candidates is >= 1 and <= 4);
        AllTypes(TypeGenerator.Values().AsDoubles(), value => value >= 0);
        AllTypes(TypeGenerator.Numbers(100, 200), number => number >= 100 && number <= 200);
        AllTypes(TypeGenerator.Numbers(-200, -100), number => number >= -200 && number <= -100);
        AllTypes(TypeGenerator.WeakOrders(1, 4), levels => levels.Distinct().Order().SequenceEqual(Enumerable.Range(0, levels.Distinct().Count())));
        AllTypes(TypeGenerator.AdditiveValuations(1, 3), values => values.All(value => value.Sign >= 0));
        AllTypes(TypeGenerator.MarginalValues(1, 3), values => values.Zip(values.Skip(1)).All(pair => pair.First >= pair.Second));
        AllTypes(TypeGenerator.BundleValuations(1, 3), valuation => valuation.Items <= 3);
        AllTypes(TypeGenerator.Marks(), marks => marks.All(mark => mark >= 0 && mark <= 1));
        AllTypes(TypeGenerator.Links(), row => row.Distinct().Order().SequenceEqual(row));
        AllTypes(TypeGenerator.Values().Where(value => value.IsInteger), value => value.IsInteger);
    }

    [Fact]
    public void Orders_reach_every_order_of_three() =>
        Assert.Equal(6, Search(TypeGenerator.Orders(3, 3)).Draw(Key).SelectMany(drawn => drawn.Truth).Distinct().Count());

    [Fact]
    public void Single_peaked_orders_reach_each_of_the_eight_of_four_and_no_other() =>
        Assert.Equal(8, Search(TypeGenerator.SinglePeakedOrders(4, 4)).Draw(Key).SelectMany(drawn => drawn.Truth).Distinct().Count());

    [Fact]
    public void Truncated_orders_reach_the_empty_one_and_weak_orders_complete_ties()
    {
        Assert.Contains(Search(TypeGenerator.TruncatedOrders(2, 3)).Draw(Key), drawn => drawn.Truth.Any(order => order.Listed.Count == 0));
        Assert.Contains(Search(TypeGenerator.WeakOrders(3, 3)).Draw(Key), drawn => drawn.Truth.Any(levels => levels.All(level => level == 0)));
        Assert.Equal(13, Search(TypeGenerator.WeakOrders(3, 3)).Draw(Key).SelectMany(drawn => drawn.Truth).Distinct().Count());
    }

    [Fact]
    public void Approval_sets_reach_each_of_the_eight_of_three() =>
        Assert.Equal(8, Search(TypeGenerator.ApprovalSets(3, 3)).Draw(Key).SelectMany(drawn => drawn.Truth).Distinct().Count());

    [Theory]
    [InlineData(100, 200)]
    [InlineData(-200, -100)]
    [InlineData(0, 1000)]
    [InlineData(-3, 50)]
    public void Numbers_of_any_interval_reach_both_ends_and_much_between(int lowest, int highest)
    {
        Rational[] drawn = [.. Search(TypeGenerator.Numbers(lowest, highest)).Draw(Key).SelectMany(each => each.Truth).Distinct()];
        Assert.Contains(lowest, drawn);
        Assert.Contains(highest, drawn);
        Assert.True(drawn.Length > 20, $"only {drawn.Length} numbers");
    }

    [Fact]
    public void A_first_price_auction_is_refuted_on_an_interval_away_from_zero() => Assert.True(
        new Strategyproofness<Rational, SingleItemOutcome>(new FirstPriceAuction(), new QuasilinearBidders<SingleItemOutcome>())
            .Check(new PropertySearch<Rational>(TypeGenerator.Numbers(100, 200)), Key).IsRefuted);

    [Fact]
    public void No_step_of_a_double_leads_back_to_it()
    {
        TypeGenerator<double> doubles = TypeGenerator.Locations().AsDoubles();
        foreach (double number in Search(doubles).Draw(Key).SelectMany(drawn => drawn.Truth).Distinct())
        {
            SearchCase<double> start = new([number], [[]]);
            Assert.All(Search(doubles).Smaller(start), step => Assert.DoesNotContain(start, Search(doubles).Smaller(step)));
        }
    }

    [Fact]
    public void A_mechanism_over_doubles_that_rounds_to_tenths_is_refuted_and_shrinking_ends()
    {
        // Ranks by tenths, lower index first, and charges the raw bid of the other: 0.2 against 0.25 pays 0.25 and rather bids 0.
        IMechanism<double, (int Winner, double Price)> auction = Mechanism.Deterministic<double, (int, double)>("auction by tenths", bids =>
        {
            int winner = Enumerable.Range(0, bids.Count).MaxBy(bidder => Math.Floor(10 * bids[bidder]));
            return (winner, bids.Where((_, bidder) => bidder != winner).DefaultIfEmpty(0).Max());
        });
        Strategyproofness<double, (int Winner, double Price)> claim = new(
            auction, Preferences.Rounded<double, (int Winner, double Price)>((bidder, value, sale) => sale.Winner == bidder ? value - sale.Price : 0));
        PropertySearch<double> search = new(TypeGenerator.Values().AsDoubles());
        Manipulation<double, (int Winner, double Price)> witness = Witnesses.Of(claim.Check(search, Key));
        Assert.All(search.Smaller(new(witness.Truth, witness.Misreports)), step => Assert.Null(claim.Examine(new(auction, step.Truth, step.Misreports))));
    }

    [Fact]
    public void A_lie_comes_as_near_to_the_truth_as_it_can_in_every_part_of_a_list()
    {
        // One bidder gets both items and pays 2 when its first bid is 1 or more: only that bid need be a lie.
        Strategyproofness<Sequence<Rational>, int> claim = new(
            Mechanism.Deterministic<Sequence<Rational>, int>("fee double", bids => bids[0][0] >= 1 ? 2 : 0),
            Preferences.Exact<Sequence<Rational>, int>((_, values, fee) => values[0] + values[1] - fee));
        PropertySearch<Sequence<Rational>> search = new PropertySearch<Sequence<Rational>>(TypeGenerator.AdditiveValuations(2, 2)).WithAgents(1);
        for (ulong key = 0; key < 20; key++)
        {
            Manipulation<Sequence<Rational>, int> witness = Witnesses.Of(claim.Check(search, new StreamKey(key)));
            Assert.Equal((witness.Type[0], witness.Type[1]), ((Rational)1, witness.Report[1]));
        }
    }

    [Fact]
    public void Links_never_lead_to_the_agent_itself_and_marks_have_one_place_for_each_agent()
    {
        Assert.All(Search(TypeGenerator.Links()).Draw(Key), drawn => Assert.All(
            Enumerable.Range(0, drawn.Agents), agent => Assert.DoesNotContain(agent, drawn.Truth[agent])));
        Assert.All(Search(TypeGenerator.Marks()).Draw(Key), drawn => Assert.All(drawn.Truth, marks => Assert.Equal(drawn.Agents, marks.Count)));
    }

    [Fact]
    public void Every_walk_through_smaller_cases_ends()
    {
        Ends(TypeGenerator.Locations());
        Ends(TypeGenerator.TruncatedOrders(2, 4));
        Ends(TypeGenerator.SinglePeakedOrders(2, 4));
        Ends(TypeGenerator.WeakOrders(2, 4));
        Ends(TypeGenerator.MarginalValues(1, 3));
        Ends(TypeGenerator.BundleValuations(1, 2));
        Ends(TypeGenerator.ApprovalSets(1, 4));
        Ends(TypeGenerator.Marks());
        Ends(TypeGenerator.Links());
    }

    [Fact]
    public void Removing_an_agent_or_an_item_keeps_the_case_whole()
    {
        PropertySearch<PreferenceOrder> orders = Search(TypeGenerator.Orders(1, 4));
        foreach (SearchCase<PreferenceOrder> drawn in orders.Draw(Key).Take(200))
        {
            Assert.All(orders.Smaller(drawn), smaller => Assert.Single(
                smaller.Truth.Concat(smaller.Misreports.SelectMany(list => list)).Select(order => order.Listed.Count).Distinct()));
        }

        PropertySearch<Sequence<Rational>> marks = Search(TypeGenerator.Marks());
        foreach (SearchCase<Sequence<Rational>> drawn in marks.Draw(Key).Take(50))
        {
            Assert.All(marks.Smaller(drawn), smaller => Assert.All(
                smaller.Truth.Concat(smaller.Misreports.SelectMany(list => list)), list => Assert.Equal(smaller.Agents, list.Count)));
        }
    }

    [Fact]
    public void A_type_of_the_users_own_comes_from_one_of_ours_from_a_draw_or_from_an_arbitrary()
    {
        TypeGenerator<Bid> converted = TypeGenerator.Values().Where(value => value.IsInteger)
            .Select(value => new Bid((int)value.Numerator), bid => bid.Cents);
        TypeGenerator<Bid> drawn = TypeGenerator.Of(
            (ref RandomStream stream, int size) => new Bid(stream.NextBelow(size + 1)),
            bid => bid.Cents == 0 ? [] : [new Bid(bid.Cents / 2), new Bid(bid.Cents - 1)]);
        TypeGenerator<Bid> arbitrary = Arb.From(Gen.Choose(0, 9).Select(cents => new Bid(cents)),
            bid => bid.Cents == 0 ? [] : [new Bid(bid.Cents - 1)]).ToTypeGenerator();
        Strategyproofness<Bid, SingleItemOutcome> claim = new(
            Mechanism.Deterministic<Bid, SingleItemOutcome>(
                "auction in cents", bids => new FirstPriceAuction().Decide([.. bids.Select(bid => (Rational)bid.Cents)])),
            Preferences.Exact<Bid, SingleItemOutcome>((agent, bid, sale) => (bid.Cents * sale.ShareOf(agent)) - sale.Payments[agent]));
        foreach (TypeGenerator<Bid> types in (TypeGenerator<Bid>[])[converted, drawn, arbitrary])
        {
            Manipulation<Bid, SingleItemOutcome> witness = Witnesses.Of(claim.Check(new PropertySearch<Bid>(types), Key));
            Assert.Equal((1, new Bid(1), new Bid(0)), (witness.Agents, witness.Type, witness.Report));
        }
    }

    [Fact]
    public void Ranges_that_are_empty_are_refused()
    {
        Assert.Contains("3 and 2", Assert.Throws<ArgumentOutOfRangeException>(() => TypeGenerator.Orders(3, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TypeGenerator.WeakOrders(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => TypeGenerator.BundleValuations(1, 17));
        Assert.Throws<ArgumentException>(() => TypeGenerator.Numbers(1, 1));
        Assert.Throws<ArgumentNullException>(() => TypeGenerator.Values().Where(null!));
    }

    private static PropertySearch<T> Search<T>(TypeGenerator<T> types) => new(types);

    private static void AllTypes<T>(TypeGenerator<T> types, Func<T, bool> isAllowed)
    {
        PropertySearch<T> search = Search(types) with { Cases = 300 };
        foreach (SearchCase<T> drawn in search.Draw(Key))
        {
            Assert.All(drawn.Truth.Concat(drawn.Misreports.SelectMany(list => list)), type => Assert.True(isAllowed(type), $"{types}: {type}"));
            Assert.All(search.Smaller(drawn).Take(30), smaller => Assert.All(
                smaller.Truth.Concat(smaller.Misreports.SelectMany(list => list)), type => Assert.True(isAllowed(type), $"{types}: {type}")));
        }
    }

    // Always the last step, which is the least bold: a walk in a circle would never end.
    private static void Ends<T>(TypeGenerator<T> types)
    {
        const int Longest = 20_000;
        PropertySearch<T> search = Search(types).WithAgents(1, 3) with { Misreports = 2 };
        foreach (SearchCase<T> drawn in search.Draw(Key).Take(40))
        {
            SearchCase<T>? reached = drawn;
            int steps = 0;
            while (reached is not null && steps < Longest)
            {
                reached = search.Smaller(reached).LastOrDefault();
                steps++;
            }

            Assert.True(reached is null, $"{types}: no end after {Longest} steps from {drawn}");
        }
    }

    // The definition: of any two items on one side of the peak, the nearer one is better.
    private static bool IsSinglePeaked(PreferenceOrder order) => Enumerable.Range(0, order.Listed.Count).All(near =>
        Enumerable.Range(0, order.Listed.Count).All(far =>
            !((order.Top <= near && near < far) || (far < near && near <= order.Top)) || order.Prefers(near, far)));
}
