using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>Two units to the highest bids, a public project of cost 4, and a shared service of cost 4, each with one slip.</summary>
internal static class ServiceMutants
{
    private const int Units = 2;
    private static readonly Rational Cost = 4;
    private static readonly QuasilinearBidders<ShareOutcome> Bidders = new();
    private static readonly PropertySearch<Rational> Search = new(TypeGenerator.Values());

    public static IEnumerable<Subject> All() =>
    [
        TwoUnits("lowest winning bid as the price", (bids, ranked, _) => bids[ranked[Math.Min(ranked.Length, Units) - 1]]),
        TwoUnits("every winner pays the own bid", (bids, _, agent) => bids[agent]),
        TwoUnits("every winner pays the next bid", (bids, ranked, agent) => At(bids, ranked, Array.IndexOf(ranked, agent) + 1)),
        Project("project paid in equal shares", (bids, _) => Cost / bids.Count),
        Project("project paid in proportion to bids", (bids, agent) => Cost * bids[agent] / Sum(bids)),
        Project("pivot of the agent before", (bids, agent) => Pivot(bids, (agent + bids.Count - 1) % bids.Count)),
        Service("service settled after one round", (bids, served) => served.Where(agent => bids[agent] >= Cost / served.Length), rounds: 1),
        Subject.Of("service priced for those who left", new NoDeficit<Rational, ShareOutcome>(Moulin(bids => Cost / bids.Count), CostOf), Search),
        Subject.Of("project paid by nobody but a pivot", new NoDeficit<Rational, ShareOutcome>(Pivotal(Pivot), CostOf), Search),
    ];

    public static IEnumerable<Subject> Originals() =>
    [
        TwoUnits("highest losing bid as the price", (bids, ranked, _) => At(bids, ranked, Units)),
        Project("pivotal mechanism", Pivot),
        Service("equal shares of those who stay", (bids, served) => served.Where(agent => bids[agent] >= Cost / served.Length), rounds: int.MaxValue),
    ];

    private static Rational At(Sequence<Rational> bids, int[] ranked, int place) => place < ranked.Length ? bids[ranked[place]] : 0;

    private static Rational Sum(Sequence<Rational> bids) => bids.Aggregate(Rational.Zero, (sum, bid) => sum + bid);

    private static Rational CostOf(ShareOutcome outcome) => outcome.IsAnyServed ? Cost : 0;

    private static Rational Pivot(Sequence<Rational> bids, int agent) => Rational.Max(0, Cost - (Sum(bids) - bids[agent]));

    private static Subject TwoUnits(string name, Func<Sequence<Rational>, int[], int, Rational> price) => Truthful(name, bids =>
    {
        int[] ranked = AuctionMutants.Ranked(bids);
        return ShareOutcome.Of(bids.Count, agent => Array.IndexOf(ranked, agent) < Units, agent => price(bids, ranked, agent));
    });

    private static Subject Project(string name, Func<Sequence<Rational>, int, Rational> price) => Truthful(name, Pivotal(price));

    private static DeterministicMechanism<Rational, ShareOutcome> Pivotal(Func<Sequence<Rational>, int, Rational> price) =>
        Mechanism.Deterministic<Rational, ShareOutcome>(
            "project", bids => ShareOutcome.Of(bids.Count, _ => Sum(bids) >= Cost, agent => price(bids, agent)));

    private static Subject Service(string name, Func<Sequence<Rational>, int[], IEnumerable<int>> staying, int rounds) => Truthful(name, bids =>
    {
        int[] served = Settled(bids, staying, rounds);
        return ShareOutcome.Of(bids.Count, served.Contains, _ => Cost / served.Length);
    });

    private static DeterministicMechanism<Rational, ShareOutcome> Moulin(Func<Sequence<Rational>, Rational> price) =>
        Mechanism.Deterministic<Rational, ShareOutcome>("service", bids =>
        {
            int[] served = Settled(bids, (reported, left) => left.Where(agent => reported[agent] >= price(reported)), int.MaxValue);
            return ShareOutcome.Of(bids.Count, served.Contains, _ => price(bids));
        });

    private static int[] Settled(Sequence<Rational> bids, Func<Sequence<Rational>, int[], IEnumerable<int>> staying, int rounds)
    {
        int[] served = [.. Enumerable.Range(0, bids.Count)];
        for (int round = 0; round < rounds && served.Length > 0; round++)
        {
            int[] left = [.. staying(bids, served)];
            if (left.Length == served.Length)
            {
                break;
            }

            served = left;
        }

        return served;
    }

    private static Subject Truthful(string name, Func<Sequence<Rational>, ShareOutcome> decide) =>
        Truthful(name, Mechanism.Deterministic(name, decide));

    private static Subject Truthful(string name, IMechanism<Rational, ShareOutcome> rule) =>
        Subject.Of(name, new Strategyproofness<Rational, ShareOutcome>(rule, Bidders), Search);
}
