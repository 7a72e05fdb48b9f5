using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.CostSharing;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.PublicGoods;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>Two units to the highest bids, a public project of cost 4, and a shared service of cost 4, each with one slip.</summary>
internal static class ServiceMutants
{
    private const int Units = 2;
    private static readonly Rational Cost = 4;
    private static readonly PropertySearch<Rational> Search = new(TypeGenerator.Values());

    public static IEnumerable<Subject> All() =>
    [
        .. Subject.Slips("uniform-price auction", [.. OfUnits()]),
        .. Subject.Slips("Clarke pivot mechanism", [.. OfProjects()]),
        .. Subject.Slips("Moulin mechanism", Service("service settled after one round", 1)),
        .. Subject.Slips("Moulin mechanism, free of deficits", Subject.Of(
            "service priced for those who left", new NoDeficit<Rational, ShareOutcome>(PricedForAll(), CostOf), Search)),
    ];

    public static IEnumerable<Subject> Originals() =>
    [
        Subject.Of("uniform-price auction", Truthful(Mechanism.Deterministic<Rational, UnitsOutcome>(
            "uniform-price auction", bids => new UniformPriceAuction(Units).Decide([.. bids.Select(bid => (Sequence<Rational>)[bid])]))), Search),
        Subject.Of("Clarke pivot mechanism", Truthful(new ClarkePivot(Cost)), Search),
        Subject.Of("Moulin mechanism", Truthful(Moulin), Search),
        Subject.Of("Moulin mechanism, free of deficits", new NoDeficit<Rational, ServiceOutcome>(
            Moulin, outcome => outcome.Served.Contains(true) ? Cost : 0), Search),
        TwoUnits("highest losing bid as the price, by hand", (bids, ranked, _) => At(bids, ranked, Units)),
        Project("pivotal mechanism by hand", Pivot),
        Service("equal shares of those who stay, by hand", int.MaxValue),
    ];

    private static DeterministicMechanism<Rational, ServiceOutcome> Moulin { get; } = Mechanism.Deterministic<Rational, ServiceOutcome>(
        "Moulin mechanism", bids => new MoulinMechanism(CostGame.Fixed(bids.Count, Cost)).Decide(bids.Span));

    private static IEnumerable<Subject> OfUnits() =>
    [
        TwoUnits("lowest winning bid as the price", (bids, ranked, _) => bids[ranked[Math.Min(ranked.Length, Units) - 1]]),
        TwoUnits("every winner pays the own bid", (bids, _, agent) => bids[agent]),
        TwoUnits("every winner pays the next bid", (bids, ranked, agent) => At(bids, ranked, Array.IndexOf(ranked, agent) + 1)),
    ];

    private static IEnumerable<Subject> OfProjects() =>
    [
        Project("project paid in equal shares", (bids, _) => Cost / bids.Count),
        Project("project paid in proportion to bids", (bids, agent) => Cost * bids[agent] / Sum(bids)),
        Project("pivot of the agent before", (bids, agent) => Pivot(bids, (agent + bids.Count - 1) % bids.Count)),
    ];

    private static Rational At(Sequence<Rational> bids, int[] ranked, int place) => place < ranked.Length ? bids[ranked[place]] : 0;

    private static Rational Sum(Sequence<Rational> bids) => bids.Aggregate(Rational.Zero, (sum, bid) => sum + bid);

    private static Rational CostOf(ShareOutcome outcome) => outcome.IsAnyServed ? Cost : 0;

    private static Rational Pivot(Sequence<Rational> bids, int agent) => Rational.Max(0, Cost - (Sum(bids) - bids[agent]));

    private static Subject TwoUnits(string name, Func<Sequence<Rational>, int[], int, Rational> price) => Decided(name, bids =>
    {
        int[] ranked = AuctionMutants.Ranked(bids);
        return ShareOutcome.Of(bids.Count, agent => Array.IndexOf(ranked, agent) < Units, agent => price(bids, ranked, agent));
    });

    private static Subject Project(string name, Func<Sequence<Rational>, int, Rational> price) =>
        Decided(name, bids => ShareOutcome.Of(bids.Count, _ => Sum(bids) >= Cost, agent => price(bids, agent)));

    private static Subject Service(string name, int rounds) => Decided(name, bids =>
    {
        int[] served = Settled(bids, left => Cost / left, rounds);
        return ShareOutcome.Of(bids.Count, served.Contains, _ => Cost / served.Length);
    });

    private static DeterministicMechanism<Rational, ShareOutcome> PricedForAll() => Mechanism.Deterministic<Rational, ShareOutcome>("service", bids =>
    {
        int[] served = Settled(bids, _ => Cost / bids.Count, int.MaxValue);
        return ShareOutcome.Of(bids.Count, served.Contains, _ => Cost / bids.Count);
    });

    // Whoever bids less than the share of those left leaves, round after round.
    private static int[] Settled(Sequence<Rational> bids, Func<int, Rational> share, int rounds)
    {
        int[] served = [.. Enumerable.Range(0, bids.Count)];
        for (int round = 0; round < rounds && served.Length > 0; round++)
        {
            int[] left = [.. served.Where(agent => bids[agent] >= share(served.Length))];
            if (left.Length == served.Length)
            {
                break;
            }

            served = left;
        }

        return served;
    }

    private static Subject Decided(string name, Func<Sequence<Rational>, ShareOutcome> decide) =>
        Subject.Of(name, Truthful(Mechanism.Deterministic(name, decide)), Search);

    private static Strategyproofness<Rational, TOutcome> Truthful<TOutcome>(IMechanism<Rational, TOutcome> rule)
        where TOutcome : IShares, IPayments => new(rule, new QuasilinearBidders<TOutcome>());
}
