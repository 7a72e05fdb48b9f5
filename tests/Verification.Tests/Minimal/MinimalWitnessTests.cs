using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Facility;
using Mechanisms.FairDivision;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Matching;
using Mechanisms.Voting;

namespace Mechanisms.Verification.Tests.Minimal;

/// <summary>No witness of any generator has a neighbor that refutes, too; what a neighbor is, <see cref="KnownNeighbors"/> says without the library.</summary>
public class MinimalWitnessTests
{
    private const int Roots = 12;

    private static readonly Strategyproofness<Sequence<Rational>, ItemAllocation> RoundRobin = new(new RoundRobin(), new AdditiveAgents());

    private sealed record Cents(int Number);

    [Fact]
    public void Of_numbers()
    {
        Minimal(HighestPays<Rational>(value => value), TypeGenerator.Values(), KnownNeighbors.Numbers);
        Minimal(HighestPays<Rational>(cost => cost), TypeGenerator.Costs(), KnownNeighbors.Numbers);
        Minimal(HighestPays<Rational>(value => value), TypeGenerator.Numbers(1, new Rational(5, 2)), Within(KnownNeighbors.Numbers, number => number >= 1));
        Minimal(HighestPays<Rational>(value => value), TypeGenerator.Values().Where(value => value.IsInteger), Within(KnownNeighbors.Numbers, number => number.IsInteger));
        Minimal(HighestPays<double>(Rational.FromDouble), TypeGenerator.Values().AsDoubles(), KnownNeighbors.Doubles);
        Minimal(new Strategyproofness<Rational, Rational>(new MeanLocation(), new FacilityUsers()), TypeGenerator.Locations(), KnownNeighbors.Numbers);
    }

    [Fact]
    public void Of_types_of_ones_own()
    {
        Neighbors<Cents> cents = new(bid => bid.Number == 0 ? [] : [new(0), new(bid.Number - 1)], (_, _) => []);
        Strategyproofness<Cents, SingleItemOutcome> claim = HighestPays<Cents>(bid => bid.Number);
        Minimal(claim, TypeGenerator.Values().Where(value => value.IsInteger).Select(value => new Cents((int)value.Numerator), bid => bid.Number), cents);
        Minimal(claim, TypeGenerator.Of((ref RandomStream stream, int size) => new Cents(stream.NextBelow(size + 1)), cents.Simpler), cents);
        Minimal(claim, Arb.From(Gen.Choose(0, 9).Select(number => new Cents(number)), cents.Simpler).ToTypeGenerator(), cents);
    }

    [Fact]
    public void Of_orders()
    {
        Minimal(new Strategyproofness<PreferenceOrder, int>(new Borda(), new Voters()), TypeGenerator.Orders(2, 4), KnownNeighbors.Orders);
        Minimal(
            new Strategyproofness<PreferenceOrder, int>(new Borda(), new Voters()), TypeGenerator.SinglePeakedOrders(2, 4),
            Within(KnownNeighbors.Orders, KnownNeighbors.IsSinglePeaked));
        Minimal(
            new Strategyproofness<PreferenceOrder, Assignment>(AtOnce(), new AssignedAgents()), TypeGenerator.TruncatedOrders(2, 4), KnownNeighbors.Orders with
            {
                Simpler = order => KnownNeighbors.Orders.Simpler(order).Concat(order.Listed.Count == 0 ? [] : [new PreferenceOrder([.. order.Listed.SkipLast(1)])]),
            });
    }

    [Fact]
    public void Of_levels_and_approved_sets()
    {
        Minimal(
            Chosen<Sequence<int>>(
                "lowest sum of levels", votes => Enumerable.Range(0, votes[0].Count).MinBy(item => votes.Sum(vote => vote[item])), (_, levels, item) => -levels[item]),
            TypeGenerator.WeakOrders(2, 4), KnownNeighbors.Levels);
        Minimal(
            Chosen<ApprovalSet>(
                "fewest approvals", votes => Enumerable.Range(0, votes[0].Candidates).MinBy(item => votes.Count(vote => vote.Approves(item))),
                (_, set, item) => set.Approves(item) ? 1 : 0),
            TypeGenerator.ApprovalSets(1, 4), KnownNeighbors.Approvals);
    }

    [Fact]
    public void Of_lists_of_numbers()
    {
        Minimal(RoundRobin, TypeGenerator.AdditiveValuations(1, 4), KnownNeighbors.Lists);
        Minimal(
            new Strategyproofness<Sequence<Rational>, UnitsOutcome>(new UniformPriceAuction(2), new UnitBidders()), TypeGenerator.MarginalValues(1, 3),
            Within(KnownNeighbors.Lists, KnownNeighbors.IsFalling));
    }

    [Fact]
    public void Of_bundles() => Minimal(
        new Strategyproofness<BundleValuation, BundleOutcome>(
            Mechanism.Deterministic<BundleValuation, BundleOutcome>("pay as bid", bids =>
            {
                BundleOutcome best = new VcgAuction().Decide(bids.Span);
                return best with { Payments = [.. bids.Select((bid, bidder) => bid.ValueOf(best.BundleOf(bidder)))] };
            }),
            new BundleBidders()),
        TypeGenerator.BundleValuations(1, 3), KnownNeighbors.Bundles);

    [Fact]
    public void Of_marks_and_links()
    {
        Minimal(
            Chosen<Sequence<Rational>>(
                "best mark", rows => Enumerable.Range(0, rows.Count).MaxBy(agent => rows.Aggregate(Rational.Zero, (sum, row) => sum + row[agent])), Selected),
            TypeGenerator.Marks(), KnownNeighbors.Lists with { AreItemsAgents = true });
        Minimal(
            Chosen<Sequence<int>>("most links", rows => Enumerable.Range(0, rows.Count).MaxBy(agent => rows.Count(row => row.Contains(agent))), Selected),
            TypeGenerator.Links(), KnownNeighbors.Links);

        static Rational Selected<T>(int agent, T type, int selected) => selected == agent ? 1 : 0;
    }

    [Fact]
    public void A_lie_with_one_part_too_many_a_larger_number_or_an_idle_agent_has_a_neighbor_that_refutes()
    {
        SearchCase<Sequence<Rational>> least = new([[1, 1, 0], [0, 1, 1]], [[[0, 1, 0]], []]);
        Assert.Null(Loose(RoundRobin, least, KnownNeighbors.Lists, 1));
        Assert.NotNull(Loose(RoundRobin, least with { Misreports = [[[0, 1, 1]], []] }, KnownNeighbors.Lists, 1));
        Assert.NotNull(Loose(RoundRobin, least with { Truth = [[1, 1, 0], [0, 2, 1]] }, KnownNeighbors.Lists, 1));
        Assert.NotNull(Loose(HighestPays<Rational>(value => value), new([1, 0], [[0], []]), KnownNeighbors.Numbers, 0));
        Assert.NotNull(Loose(RoundRobin, new([[1, 1, 0, 0], [0, 1, 1, 0]], [[[0, 1, 0, 0]], []]), KnownNeighbors.Lists, 1));
    }

    private static void Minimal<TReport, TOutcome>(Strategyproofness<TReport, TOutcome> claim, TypeGenerator<TReport> types, Neighbors<TReport> neighbors)
    {
        PropertySearch<TReport> search = new(types);
        for (ulong root = 0; root < Roots; root++)
        {
            Manipulation<TReport, TOutcome> witness = Witnesses.Of(claim.Check(search, new StreamKey(root)));
            SearchCase<TReport>? looser = Loose(claim, new(witness.Truth, witness.Misreports), neighbors, types.FewestItems);
            Assert.True(looser is null, $"{types}, key {root}: {witness}\nbut also at {looser}");
        }
    }

    // A neighbor that refutes as well; null when there is none.
    private static SearchCase<TReport>? Loose<TReport, TOutcome>(
        Strategyproofness<TReport, TOutcome> claim, SearchCase<TReport> reached, Neighbors<TReport> neighbors, int fewestItems)
    {
        Assert.NotNull(claim.Examine(new(claim.Mechanism, reached.Truth, reached.Misreports)));
        return neighbors.Of(reached, fewestItems).FirstOrDefault(neighbor => claim.Examine(new(claim.Mechanism, neighbor.Truth, neighbor.Misreports)) is not null);
    }

    private static Neighbors<T> Within<T>(Neighbors<T> all, Func<T, bool> isAllowed) => all with
    {
        Simpler = type => all.Simpler(type).Where(isAllowed),
        Nearer = (report, truth) => all.Nearer(report, truth).Where(isAllowed),
    };

    private static Strategyproofness<T, SingleItemOutcome> HighestPays<T>(Func<T, Rational> bid) => new(
        Mechanism.Deterministic<T, SingleItemOutcome>("first price", bids => new FirstPriceAuction().Decide([.. bids.Select(bid)])),
        Preferences.Exact<T, SingleItemOutcome>((agent, type, sale) => (bid(type) * sale.ShareOf(agent)) - sale.Payments[agent]));

    private static Strategyproofness<T, int> Chosen<T>(string name, Func<Sequence<T>, int> decide, Func<int, T, int, Rational> utility) =>
        new(Mechanism.Deterministic(name, decide), Preferences.Exact(utility));

    // Immediate acceptance of whoever has the lowest number, for any numbers of students and schools.
    private static DeterministicMechanism<PreferenceOrder, Assignment> AtOnce() => Mechanism.Deterministic<PreferenceOrder, Assignment>("at once", orders =>
    {
        int schools = orders.Max(KnownNeighbors.Orders.Items);
        PreferenceOrder byNumber = new([.. Enumerable.Range(0, orders.Count)]);
        return schools == 0 ? new(Sequence.Of(orders.Count, _ => PreferenceOrder.Nothing))
            : new BostonMechanism([.. Enumerable.Repeat(byNumber, schools)]).Decide(orders.Span);
    });
}
