using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of matching rules.</summary>
internal static class MatchingLines
{
    private static readonly AssignedAgents Agents = new();
    private static readonly FiniteDomain<PreferenceOrder> ThreeByThree = Domain.Orders(3, 3);

    // Two pairs who each rank the other pair's partner first on one side and last on the other.
    private static readonly Sequence<PreferenceOrder> Crossed = [new(0, 1), new(1, 0)];
    private static readonly Sequence<PreferenceOrder> Contested = [new(0, 2, 1), new(1, 0, 2), new(1, 0, 2)];
    private static readonly Sequence<PreferenceOrder> FourContested = [new(0, 2, 1, 3), new(1, 0, 3, 2), new(1, 0, 2, 3), new(3, 2, 1, 0)];

    // Three students rank some of three schools, or four of four.
    private static readonly PropertySearch<PreferenceOrder> Three = new PropertySearch<PreferenceOrder>(TypeGenerator.TruncatedOrders(3, 3)).WithAgents(3);
    private static readonly PropertySearch<PreferenceOrder> Four = new PropertySearch<PreferenceOrder>(TypeGenerator.TruncatedOrders(4, 4)).WithAgents(4);
    private static readonly PropertySearch<PreferenceOrder> Complete = new PropertySearch<PreferenceOrder>(TypeGenerator.Orders(4, 4)).WithAgents(4);
    private static readonly PropertySearch<PreferenceOrder> Students = new PropertySearch<PreferenceOrder>(TypeGenerator.Orders(3, 3)).WithAgents(3);
    private static readonly PropertySearch<PreferenceOrder> Some = new PropertySearch<PreferenceOrder>(TypeGenerator.TruncatedOrders(3, 3)).WithAgents(1, 3);
    private static readonly PropertySearch<PreferenceOrder> Few = new PropertySearch<PreferenceOrder>(TypeGenerator.Orders(1, 4)).WithAgents(1, 4);
    private static readonly PropertySearch<PreferenceOrder> Pairs = new PropertySearch<PreferenceOrder>(TypeGenerator.TruncatedOrders(2, 2)).WithAgents(2);
    private static readonly PropertySearch<PreferenceOrder> Two = new PropertySearch<PreferenceOrder>(TypeGenerator.Orders(2, 2)).WithAgents(1, 2);

    public static IEnumerable<TruthTableLine> All() =>
        [.. Deferred(), .. Boston(), .. Trading(), .. Dictators(), .. Eating()];

    private static IEnumerable<TruthTableLine> Deferred()
    {
        StudentProposingDeferredAcceptance students = new(Contested);
        SchoolProposingDeferredAcceptance schools = new(Contested);
        FiniteDomain<PreferenceOrder> truncated = Domain.TruncatedOrders(2, 2);
        return
        [
            TruthTableLine.Holds(Truthful(students), ThreeByThree, Four, Truthful(new StudentProposingDeferredAcceptance(FourContested))) with { Setting = Priorities(Contested), SampledSetting = Priorities(FourContested) },
            TruthTableLine.Holds(Truthful(new StudentProposingDeferredAcceptance(Crossed)), truncated, Three, Truthful(students)) with { Setting = Priorities(Crossed), SampledSetting = Priorities(Contested) },
            TruthTableLine.Holds(new Stability(students, Contested), ThreeByThree, Four, new Stability(new StudentProposingDeferredAcceptance(FourContested), FourContested)) with { Setting = Priorities(Contested), SampledSetting = Priorities(FourContested) },
            TruthTableLine.Holds(MatchingLaws.BestStable(students, Contested), ThreeByThree, Three) with { Setting = Priorities(Contested) },
            TruthTableLine.Fails(Efficient(students, 3), ThreeByThree, Students, new(3, 3)) with { Setting = Priorities(Contested) },
            TruthTableLine.Fails(Truthful(new SchoolProposingDeferredAcceptance(Crossed)), truncated, Pairs, new(2, 2)) with { Setting = Priorities(Crossed) },
            TruthTableLine.Holds(new Stability(schools, Contested), ThreeByThree, Four, new Stability(new SchoolProposingDeferredAcceptance(FourContested), FourContested)) with { Setting = Priorities(Contested), SampledSetting = Priorities(FourContested) },
        ];
    }

    private static IEnumerable<TruthTableLine> Boston()
    {
        BostonMechanism contested = new([new(0, 1, 2), new(0, 1, 2), new(1, 0, 2)]);
        return
        [
            TruthTableLine.Fails(Truthful(contested), ThreeByThree, Students, new(3, 3)) with { Setting = Priorities(contested.Priorities) },
            TruthTableLine.Holds(Truthful(new BostonMechanism(Crossed)), Domain.Orders(2, 2), Pairs) with { Setting = Priorities(Crossed) },
            TruthTableLine.Holds(Efficient(contested, 3), ThreeByThree, Four, Efficient(new BostonMechanism(FourContested), 4)) with { Setting = Priorities(contested.Priorities), SampledSetting = Priorities(FourContested) },
            TruthTableLine.Fails(new Stability(contested, contested.Priorities), ThreeByThree, Students, new(3, 3)) with { Setting = Priorities(contested.Priorities) },
        ];
    }

    private static IEnumerable<TruthTableLine> Trading()
    {
        TopTradingCycles schools = new(Contested);
        TopTradingCycles houses = TopTradingCycles.HousingMarket(3);
        return
        [
            TruthTableLine.Holds(Truthful(schools), ThreeByThree, Four, Truthful(new TopTradingCycles(FourContested))) with { Setting = Priorities(Contested), SampledSetting = Priorities(FourContested) },
            TruthTableLine.Holds(Efficient(schools, 3), ThreeByThree, Four, Efficient(new TopTradingCycles(FourContested), 4)) with { Setting = Priorities(Contested), SampledSetting = Priorities(FourContested) },
            TruthTableLine.Fails(new Stability(schools, Contested), ThreeByThree, Students, new(3, 3)) with { Setting = Priorities(Contested) },
            TruthTableLine.Holds(new IndividualRationality<PreferenceOrder, Assignment>(houses, new HouseOwners()), ThreeByThree, Complete, new IndividualRationality<PreferenceOrder, Assignment>(TopTradingCycles.HousingMarket(4), new HouseOwners())) with { Setting = "house i owned by agent i" },
            TruthTableLine.Holds(MatchingLaws.StrictCore(houses), ThreeByThree, Complete, MatchingLaws.StrictCore(TopTradingCycles.HousingMarket(4))) with { Setting = "house i owned by agent i" },
            TruthTableLine.Holds(Together(houses), ThreeByThree, Complete with { Misreports = 2 }, Together(TopTradingCycles.HousingMarket(4))) with { Setting = "house i owned by agent i" },
        ];
    }

    private static IEnumerable<TruthTableLine> Dictators()
    {
        SerialDictatorship serial = new();
        RandomPriority random = new();
        return
        [
            TruthTableLine.Holds(Truthful(serial), ThreeByThree, Four),
            TruthTableLine.Holds(Together(serial), ThreeByThree, Four with { Misreports = 2 }),
            TruthTableLine.Holds(Efficient(serial, 3), ThreeByThree, Four, Efficient(serial, 4)),
            TruthTableLine.Holds(
                new NonBossiness<PreferenceOrder, Assignment, int>(serial, (agent, assignment) => assignment.Given[agent]), ThreeByThree, Four),
            TruthTableLine.Fails(Anonymous(serial), Domain.Orders(2, 1), Few, new(2, 1)),
            TruthTableLine.Holds(InExpectation(random), ThreeByThree, Few),
            TruthTableLine.Holds(new UniversalTruthfulness<PreferenceOrder, Assignment>(random, Agents), ThreeByThree, Few),
            TruthTableLine.Holds(Efficient(random, 3), ThreeByThree, Complete, Efficient(random, 4)),
            TruthTableLine.Holds(Anonymous(random), ThreeByThree, Few),
            TruthTableLine.Holds(MatchingLaws.OrdinallyEfficient(random, 3), ThreeByThree, Some),
            TruthTableLine.Fails(MatchingLaws.OrdinallyEfficient(random, 4), TwoKindsOfFour(), Complete, new(4, 4)),
            TruthTableLine.Fails(new EnvyFreeness<PreferenceOrder, Assignment>(random, Agents), ThreeByThree, Few, new(3, 3)),
        ];
    }

    private static IEnumerable<TruthTableLine> Eating()
    {
        ProbabilisticSerial serial = new();
        return
        [
            TruthTableLine.Holds(MatchingLaws.OrdinallyEfficient(serial, 3), ThreeByThree, Complete, MatchingLaws.OrdinallyEfficient(serial, 4)),
            TruthTableLine.Holds(MatchingLaws.OrdinallyEfficient(serial, 4), TwoKindsOfFour(), Complete),
            TruthTableLine.Holds(new EnvyFreeness<PreferenceOrder, Assignment>(serial, Agents), ThreeByThree, Few),
            TruthTableLine.Fails(InExpectation(serial), ThreeByThree, Few, new(3, 3)),
            TruthTableLine.Holds(InExpectation(serial), Domain.Orders(2, 2), Two),
            TruthTableLine.Holds(new WeakStrategyproofness<PreferenceOrder, Assignment>(serial, Agents), ThreeByThree, Few),
        ];
    }

    // Bogomolnaia and Moulin's example: two agents rank a, b, c, d and two b, a, d, c.
    private static FiniteDomain<PreferenceOrder> TwoKindsOfFour() => Domain.Same<PreferenceOrder>(
        4, [new(0, 1, 2, 3), new(1, 0, 3, 2)], "orders 0>1>2>3 and 1>0>3>2");

    private static Strategyproofness<PreferenceOrder, Assignment> Truthful(IMechanism<PreferenceOrder, Assignment> rule) => new(rule, Agents);

    private static StrategyproofnessInExpectation<PreferenceOrder, Assignment> InExpectation(IMechanism<PreferenceOrder, Assignment> rule) =>
        new(rule, Agents);

    private static GroupStrategyproofness<PreferenceOrder, Assignment> Together(IMechanism<PreferenceOrder, Assignment> rule) => new(rule, Agents, 3);

    private static ParetoEfficiency<PreferenceOrder, Assignment> Efficient(IMechanism<PreferenceOrder, Assignment> rule, int items) =>
        new(rule, Agents, truth => MatchingLaws.AllAssignments(truth.Count, items));

    private static Anonymity<PreferenceOrder, Assignment> Anonymous(IMechanism<PreferenceOrder, Assignment> rule) =>
        new(rule, (assignment, places) => new([.. places.Select(place => assignment.Given[place])]));

    private static string Priorities(Sequence<PreferenceOrder> schools) => $"priorities {string.Join(" and ", schools)}";
}
