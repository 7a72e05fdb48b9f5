using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of facilities on a line.</summary>
internal static class FacilityLines
{
    private static readonly PropertySearch<Rational> Anybody = new(TypeGenerator.Locations());
    private static readonly PropertySearch<Rational> Together = Anybody.WithAgents(1, 4) with { Misreports = 2 };
    private static readonly PropertySearch<Rational> Inside = new(TypeGenerator.Numbers(0, 1));
    private static readonly FacilityUsers Users = new();
    private static readonly Rational Half = Rational.One / 2;
    private static readonly Rational Quarter = Rational.One / 4;

    // Three agents on quarters of [0, 1], who may report quarters from -1 to 2.
    private static readonly FiniteDomain<Rational> Line = Domain.Numbers(3, 0, Half, 1, Quarter, 3 * Quarter)
        .WithMisreports([.. Enumerable.Range(-4, 13).Select(quarters => quarters * Quarter)], "quarters from -1 to 2");

    private static readonly FiniteDomain<Rational> Unit = Domain.Numbers(3, 0, Half, 1, Quarter, 3 * Quarter);
    private static readonly FiniteDomain<Rational> TwoPoints = Domain.Numbers(2, 0, 1);

    public static IEnumerable<TruthTableLine> All() =>
        [.. Ranks(), .. Means(), .. Mixtures(), .. Medians(), .. Ends(), .. Dictators()];

    private static IEnumerable<TruthTableLine> Ranks()
    {
        RandomRank rank = new();
        return
        [
            TruthTableLine.Holds(new UniversalTruthfulness<Rational, Rational>(rank, Users), Line, Anybody),
            TruthTableLine.Holds(InExpectation(rank), Line, Anybody),
            TruthTableLine.Holds(FacilityLaws.UniversallyAnonymous(rank), Unit, Anybody),
            TruthTableLine.Holds(Efficient(rank), Unit, Anybody),
            TruthTableLine.Holds(FacilityLaws.Equivariant(rank), Unit, Anybody),
            TruthTableLine.Holds(FacilityLaws.StronglyProportional(rank), Domain.Numbers(5, 0, 1), Anybody),
            TruthTableLine.Holds(FacilityLaws.TotalWithin(rank, new Rational(4, 3)), Unit, Anybody.WithAgents(3)),
            TruthTableLine.Fails(FacilityLaws.TotalWithin(rank, new Rational(133, 100)), Domain.Numbers(3, 0, 1), Anybody, new(3, 0)),
            TruthTableLine.Holds(FacilityLaws.MaximumWithin(rank, 2), Unit, Anybody),
            TruthTableLine.Holds(FacilityLaws.SquaresWithin(rank, 2), Unit, Anybody),
            TruthTableLine.Fails(FacilityLaws.SquaresWithin(rank, new Rational(199, 100)), TwoPoints, Anybody, new(2, 0)),
            TruthTableLine.Fails(new FalseNameProofness<Rational, Rational>(rank, Users, 2), TwoPoints, Anybody, new(2, 0)),
        ];
    }

    private static IEnumerable<TruthTableLine> Means()
    {
        MeanLocation mean = new();
        return
        [
            TruthTableLine.Holds(FacilityLaws.StronglyProportional(mean), Domain.Numbers(5, 0, 1), Anybody),
            TruthTableLine.Holds(FacilityLaws.SquaresWithin(mean, 1), Unit, Anybody),
            TruthTableLine.Fails(
                new Strategyproofness<Rational, Rational>(mean, Users), Domain.Numbers(3, 0, Half).WithMisreports([3 * Half], "3/2"), Anybody, new(3, 0)),
        ];
    }

    private static IEnumerable<TruthTableLine> Mixtures()
    {
        AverageOrRandomRank half = new();
        return
        [
            TruthTableLine.Holds(InExpectation(half), Line, Anybody),
            TruthTableLine.Holds(InExpectation(new AverageOrRandomRank(new Rational(2, 5))), Line, Anybody),
            TruthTableLine.Fails(
                InExpectation(new AverageOrRandomRank(new Rational(51, 100))), TwoPoints.WithMisreports([2], "2"), Anybody, new(2, 0)),
            TruthTableLine.Fails(new UniversalTruthfulness<Rational, Rational>(half, Users), TwoPoints.WithMisreports([2], "2"), Anybody, new(2, 0)),
            TruthTableLine.Holds(FacilityLaws.StronglyProportional(half), Domain.Numbers(5, 0, 1), Anybody),
            TruthTableLine.Holds(FacilityLaws.SquaresWithin(half, 3 * Half), Unit, Anybody),
            TruthTableLine.Fails(FacilityLaws.SquaresWithin(half, new Rational(149, 100)), TwoPoints, Anybody, new(2, 0)),
        ];
    }

    private static IEnumerable<TruthTableLine> Medians()
    {
        MedianLocation median = new();
        UniformPhantomMedian uniform = new();
        return
        [
            TruthTableLine.Holds(new Strategyproofness<Rational, Rational>(median, Users), Line, Anybody),
            TruthTableLine.Holds(new GroupStrategyproofness<Rational, Rational>(median, Users, 2), Unit, Together),
            TruthTableLine.Holds(new GroupStrategyproofness<Rational, Rational>(median, Users, 3), Domain.Numbers(3, 0, Half, 1), Together),
            TruthTableLine.Holds(FacilityLaws.TotalWithin(median, 1), Unit, Anybody),
            TruthTableLine.Fails(FacilityLaws.StronglyProportional(median), Domain.Numbers(3, 0, 1), Anybody, new(3, 0)),
            TruthTableLine.Fails(new FalseNameProofness<Rational, Rational>(median, Users, 2), TwoPoints, Anybody, new(2, 0)),
            TruthTableLine.Holds(new Strategyproofness<Rational, Rational>(new PhantomMedian([Quarter, 3 * Quarter]), Users), Line, Anybody.WithAgents(3)) with { Setting = "phantoms 1/4 and 3/4" },
            TruthTableLine.Holds(new Anonymity<Rational, Rational>(new PhantomMedian([Quarter, 3 * Quarter])), Unit, Anybody.WithAgents(3)) with { Setting = "phantoms 1/4 and 3/4" },
            TruthTableLine.Holds(new Strategyproofness<Rational, Rational>(uniform, Users), Unit, Inside),
            TruthTableLine.Holds(FacilityLaws.Proportional(uniform), Unit, Inside),
            TruthTableLine.Fails(FacilityLaws.Proportional(median), TwoPoints, Inside, new(2, 0)),
        ];
    }

    private static IEnumerable<TruthTableLine> Ends()
    {
        OrderStatistic left = new(0);
        OrderStatistic right = new(2);
        LeftRightMiddle mixed = new();
        return
        [
            TruthTableLine.Holds(new Strategyproofness<Rational, Rational>(left, Users), Line, Anybody),
            TruthTableLine.Holds(new Strategyproofness<Rational, Rational>(right, Users), Line, Anybody.WithAgents(3, 5)),
            TruthTableLine.Holds(new GroupStrategyproofness<Rational, Rational>(left, Users, 2), Unit, Together),
            TruthTableLine.Holds(FacilityLaws.MaximumWithin(left, 2), Unit, Anybody),
            TruthTableLine.Fails(FacilityLaws.StronglyProportional(left), TwoPoints, Anybody, new(2, 0)),
            TruthTableLine.Holds(InExpectation(mixed), Line, Anybody),
            TruthTableLine.Holds(FacilityLaws.MaximumWithin(mixed, 3 * Half), Unit, Anybody),
        ];
    }

    private static IEnumerable<TruthTableLine> Dictators()
    {
        RandomDictatorLocation dictator = new();
        return
        [
            TruthTableLine.Holds(new UniversalTruthfulness<Rational, Rational>(dictator, Users), Line, Anybody),
            TruthTableLine.Holds(new Anonymity<Rational, Rational>(dictator), Unit, Anybody),
            TruthTableLine.Fails(FacilityLaws.UniversallyAnonymous(dictator), TwoPoints, Anybody, new(2, 0)),
        ];
    }

    private static StrategyproofnessInExpectation<Rational, Rational> InExpectation(IMechanism<Rational, Rational> rule) => new(rule, Users);

    // Any point may be built on; one between the outermost agents is as good as any, so that quarters and reports are enough.
    private static ParetoEfficiency<Rational, Rational> Efficient(IMechanism<Rational, Rational> rule) =>
        new(rule, Users, truth => [.. truth, .. Enumerable.Range(0, 5).Select(quarters => quarters * Quarter)]);
}
