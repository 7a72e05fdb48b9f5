using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Claims.Catalogue;

/// <summary>What is true of matching rules.</summary>
internal static class MatchingLines
{
    private static readonly AssignedAgents Agents = new();
    private static readonly FiniteDomain<PreferenceOrder> ThreeByThree = Domain.Orders(3, 3);

    // Two pairs who each rank the other pair's partner first on one side and last on the other.
    private static readonly Sequence<PreferenceOrder> Crossed = [new(0, 1), new(1, 0)];
    private static readonly Sequence<PreferenceOrder> Contested = [new(0, 2, 1), new(1, 0, 2), new(1, 0, 2)];

    public static IEnumerable<TruthTableLine> All() =>
        [.. Deferred(), .. Boston(), .. Trading(), .. Dictators(), .. Eating()];

    private static IEnumerable<TruthTableLine> Deferred()
    {
        StudentProposingDeferredAcceptance students = new(Contested);
        SchoolProposingDeferredAcceptance schools = new(Contested);
        FiniteDomain<PreferenceOrder> truncated = Domain.TruncatedOrders(2, 2);
        return
        [
            TruthTableLine.Holds(Truthful(students), ThreeByThree),
            TruthTableLine.Holds(Truthful(new StudentProposingDeferredAcceptance(Crossed)), truncated),
            TruthTableLine.Holds(new Stability(students, Contested), ThreeByThree),
            TruthTableLine.Holds(MatchingLaws.BestStable(students, Contested), ThreeByThree),
            TruthTableLine.Fails(Efficient(students, 3), ThreeByThree),
            TruthTableLine.Fails(Truthful(new SchoolProposingDeferredAcceptance(Crossed)), truncated),
            TruthTableLine.Holds(new Stability(schools, Contested), ThreeByThree),
        ];
    }

    private static IEnumerable<TruthTableLine> Boston()
    {
        BostonMechanism contested = new([new(0, 1, 2), new(0, 1, 2), new(1, 0, 2)]);
        return
        [
            TruthTableLine.Fails(Truthful(contested), ThreeByThree),
            TruthTableLine.Holds(Truthful(new BostonMechanism(Crossed)), Domain.Orders(2, 2)),
            TruthTableLine.Holds(Efficient(contested, 3), ThreeByThree),
            TruthTableLine.Fails(new Stability(contested, contested.Priorities), ThreeByThree),
        ];
    }

    private static IEnumerable<TruthTableLine> Trading()
    {
        TopTradingCycles schools = new(Contested);
        TopTradingCycles houses = TopTradingCycles.HousingMarket(3);
        return
        [
            TruthTableLine.Holds(Truthful(schools), ThreeByThree),
            TruthTableLine.Holds(Efficient(schools, 3), ThreeByThree),
            TruthTableLine.Fails(new Stability(schools, Contested), ThreeByThree),
            TruthTableLine.Holds(new IndividualRationality<PreferenceOrder, Assignment>(houses, new HouseOwners()), ThreeByThree),
            TruthTableLine.Holds(MatchingLaws.StrictCore(houses), ThreeByThree),
            TruthTableLine.Holds(Together(houses), ThreeByThree),
        ];
    }

    private static IEnumerable<TruthTableLine> Dictators()
    {
        SerialDictatorship serial = new();
        RandomPriority random = new();
        return
        [
            TruthTableLine.Holds(Truthful(serial), ThreeByThree),
            TruthTableLine.Holds(Together(serial), ThreeByThree),
            TruthTableLine.Holds(Efficient(serial, 3), ThreeByThree),
            TruthTableLine.Holds(
                new NonBossiness<PreferenceOrder, Assignment, int>(serial, (agent, assignment) => assignment.Given[agent]), ThreeByThree),
            TruthTableLine.Fails(Anonymous(serial), Domain.Orders(2, 2)),
            TruthTableLine.Holds(InExpectation(random), ThreeByThree),
            TruthTableLine.Holds(new UniversalTruthfulness<PreferenceOrder, Assignment>(random, Agents), ThreeByThree),
            TruthTableLine.Holds(Efficient(random, 3), ThreeByThree),
            TruthTableLine.Holds(Anonymous(random), ThreeByThree),
            TruthTableLine.Holds(MatchingLaws.OrdinallyEfficient(random, 3), ThreeByThree),
            TruthTableLine.Fails(MatchingLaws.OrdinallyEfficient(random, 4), TwoKindsOfFour()),
            TruthTableLine.Fails(new EnvyFreeness<PreferenceOrder, Assignment>(random, Agents), ThreeByThree),
        ];
    }

    private static IEnumerable<TruthTableLine> Eating()
    {
        ProbabilisticSerial serial = new();
        return
        [
            TruthTableLine.Holds(MatchingLaws.OrdinallyEfficient(serial, 3), ThreeByThree),
            TruthTableLine.Holds(MatchingLaws.OrdinallyEfficient(serial, 4), TwoKindsOfFour()),
            TruthTableLine.Holds(new EnvyFreeness<PreferenceOrder, Assignment>(serial, Agents), ThreeByThree),
            TruthTableLine.Fails(InExpectation(serial), ThreeByThree),
            TruthTableLine.Holds(InExpectation(serial), Domain.Orders(2, 2)),
            TruthTableLine.Holds(new WeakStrategyproofness<PreferenceOrder, Assignment>(serial, Agents), ThreeByThree),
        ];
    }

    // Bogomolnaia and Moulin's example: two agents rank a, b, c, d and two b, a, d, c.
    private static FiniteDomain<PreferenceOrder> TwoKindsOfFour() => Domain.Same<PreferenceOrder>(
        4, [new(0, 1, 2, 3), new(1, 0, 3, 2)], "orders 0>1>2>3 and 1>0>3>2");

    private static Strategyproofness<PreferenceOrder, Assignment> Truthful(IMechanism<PreferenceOrder, Assignment> rule) => new(rule, Agents);

    private static StrategyproofnessInExpectation<PreferenceOrder, Assignment> InExpectation(IMechanism<PreferenceOrder, Assignment> rule) =>
        new(rule, Agents);

    private static GroupStrategyproofness<PreferenceOrder, Assignment> Together(IMechanism<PreferenceOrder, Assignment> rule) => new(rule, Agents, 2);

    private static ParetoEfficiency<PreferenceOrder, Assignment> Efficient(IMechanism<PreferenceOrder, Assignment> rule, int items) =>
        new(rule, Agents, truth => MatchingLaws.AllAssignments(truth.Count, items));

    private static Anonymity<PreferenceOrder, Assignment> Anonymous(IMechanism<PreferenceOrder, Assignment> rule) =>
        new(rule, (assignment, places) => new([.. places.Select(place => assignment.Given[place])]));
}
