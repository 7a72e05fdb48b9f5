using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Voting;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>Medians on a line and on single-peaked orders, and left-right-middle, each with one slip.</summary>
internal static class LocationMutants
{
    private static readonly FacilityUsers Users = new();
    private static readonly PropertySearch<Rational> Line = new(TypeGenerator.Locations());
    private static readonly PropertySearch<PreferenceOrder> Peaks = new(TypeGenerator.SinglePeakedOrders(2, 5));

    public static IEnumerable<Subject> All() =>
    [
        .. Subject.Slips("median location", [.. OfMedians()]),
        .. Subject.Slips("left-right-middle", Subject.Of("too much weight on the middle", InExpectation(EndsAndMiddle(new Rational(1, 5))), Line)),
        .. Subject.Slips(
            "median voter",
            Elected("mean favorite", reports => reports.Sum(order => order.Top) / reports.Count),
            Elected("median of distinct favorites", reports => Middle([.. reports.Select(order => order.Top).Distinct().Order()]))),
    ];

    public static IEnumerable<Subject> Originals() =>
    [
        Slip("median by hand", Middle),
        Subject.Of("median location", new Strategyproofness<Rational, Rational>(new MedianLocation(), Users), Line),
        Subject.Of("phantom median", new Strategyproofness<Rational, Rational>(new PhantomMedian([0, 1]), Users), Line.WithAgents(3)),
        Subject.Of("left-right-middle", InExpectation(new LeftRightMiddle()), Line),
        Subject.Of("random rank", new UniversalTruthfulness<Rational, Rational>(new RandomRank(), Users), Line),
        Subject.Of("median voter", new Strategyproofness<PreferenceOrder, int>(new MedianVoter(), new Voters()), Peaks),
    ];

    private static IEnumerable<Subject> OfMedians() =>
    [
        Slip("median of two averaged", sorted => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2),
        Slip("equal places counted once", sorted => Middle([.. sorted.Distinct()])),
        Slip("phantom at the mean", sorted => Middle([.. sorted.Append(Mean(sorted)).Order()])),
        Slip("extremes trimmed, the rest averaged", sorted => Mean(sorted.Length < 3 ? sorted : sorted[1..^1])),
    ];

    private static Rational Mean(Rational[] places) => places.Aggregate((sum, place) => sum + place) / places.Length;

    private static T Middle<T>(T[] sorted) => sorted[(sorted.Length - 1) / 2];

    private static Subject Slip(string name, Func<Rational[], Rational> place) => Subject.Of(name, new Strategyproofness<Rational, Rational>(
        Mechanism.Deterministic<Rational, Rational>(name, reports => place([.. reports.Order()])), Users), Line);

    private static StrategyproofnessInExpectation<Rational, Rational> InExpectation(IMechanism<Rational, Rational> rule) => new(rule, Users);

    private static IMechanism<Rational, Rational> EndsAndMiddle(Rational end) =>
        Mechanism.Randomized<Rational, Rational>("ends and middle", reports => Lottery.Of<Rational>(
            new(reports.Min(), end), new((reports.Min() + reports.Max()) / 2, 1 - (2 * end)), new(reports.Max(), end)));

    private static Subject Elected(string name, Func<Sequence<PreferenceOrder>, int> winner) =>
        Subject.Of(name, new Strategyproofness<PreferenceOrder, int>(Mechanism.Deterministic(name, winner), new Voters()), Peaks);
}
