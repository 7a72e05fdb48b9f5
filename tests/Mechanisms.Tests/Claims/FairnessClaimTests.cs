using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Tests.Claims;

/// <summary>Claims about envy, proportions and stability, on items that two or three agents value additively.</summary>
public class FairnessClaimTests
{
    private static readonly FiniteDomain<Sequence<Rational>> TwoAgents = Domain.Same<Sequence<Rational>>(
        2, [.. Tuples()], "values 0, 1, 2 for each of three items");

    private static readonly Shares Items = new();

    // Owner of each item: agents pick the best item left in turn, ties to the lowest item.
    private static readonly IMechanism<Sequence<Rational>, Sequence<int>> Picking = Mechanism.Deterministic<Sequence<Rational>, Sequence<int>>(
        "picking double",
        values =>
        {
            int[] owners = [-1, -1, -1];
            for (int turn = 0; turn < owners.Length; turn++)
            {
                int picker = turn % values.Count;
                int best = Enumerable.Range(0, 3).Where(item => owners[item] < 0).MaxBy(item => values[picker][item]);
                owners[best] = picker;
            }

            return [.. owners];
        });

    private static readonly IMechanism<Sequence<Rational>, Sequence<int>> Grabbing =
        Mechanism.Deterministic<Sequence<Rational>, Sequence<int>>("grabbing double", _ => [0, 0, 0]);

    private static readonly IMechanism<Sequence<Rational>, Sequence<int>> Coin = Mechanism.Randomized<Sequence<Rational>, Sequence<int>>(
        "coin double", _ => Lottery.Uniform<Sequence<int>>([[0, 0, 0], [1, 1, 1]]));

    [Fact]
    public void Picking_in_turn_leaves_envy_of_at_most_one_item()
    {
        Verdicts.RequireProof(new EnvyFreenessUpToOneItem<Sequence<Rational>, Sequence<int>>(Picking, Items), TwoAgents);
        Assert.Equal(2, Verdicts.RequireWitness(
            new EnvyFreeness<Sequence<Rational>, Sequence<int>>(Picking, Items), TwoAgents, WitnessChoice.Largest).Size);
        Assert.Equal(4, Verdicts.RequireWitness(
            new EnvyFreenessUpToOneItem<Sequence<Rational>, Sequence<int>>(Grabbing, Items), TwoAgents, WitnessChoice.Largest).Size);
    }

    [Fact]
    public void A_coin_is_free_of_envy_in_expectation_and_fair_only_before_it_falls()
    {
        Verdicts.RequireProof(new EnvyFreeness<Sequence<Rational>, Sequence<int>>(Coin, Items), TwoAgents);
        Verdicts.RequireWitness(new EnvyFreenessUpToOneItem<Sequence<Rational>, Sequence<int>>(Coin, Items), TwoAgents);
        Verdicts.RequireWitness(new Proportionality<Sequence<Rational>, Sequence<int>>(Coin, Items), TwoAgents);
    }

    [Fact]
    public void Everything_to_one_agent_is_not_proportional_and_enough_for_each_is()
    {
        Assert.Equal(3, Verdicts.RequireWitness(
            new Proportionality<Sequence<Rational>, Sequence<int>>(Grabbing, Items), TwoAgents, WitnessChoice.Largest).Size);
        Verdicts.RequireProof(
            new Proportionality<Sequence<Rational>, Sequence<int>>(Grabbing, Items), Domain.Same<Sequence<Rational>>(1, [[1, 2, 0]], "one agent"));
    }

    [Fact]
    public void Orders_envy_by_dominance()
    {
        IMechanism<PreferenceOrder, Assignment> random = Mechanism.Randomized<PreferenceOrder, Assignment>(
            "random order double", orders => Lottery.Uniform<Assignment>(
                [new SerialDictatorship([0, 1]).Decide(orders.Span), new SerialDictatorship([1, 0]).Decide(orders.Span)]));

        Verdicts.RequireProof(new EnvyFreeness<PreferenceOrder, Assignment>(random, new Envious()), Domain.Orders(2, 2));
        Assert.Equal(1, Verdicts.RequireWitness(
            new EnvyFreeness<PreferenceOrder, Assignment>(new SerialDictatorship(), new Envious()), Domain.Orders(2, 2)).Size);
    }

    [Fact]
    public void Dictators_in_the_schools_common_order_are_stable_and_others_are_not()
    {
        Sequence<PreferenceOrder> common = [new(2, 0, 1), new(2, 0, 1), new(2, 0, 1)];
        Verdicts.RequireProof(new Stability(new SerialDictatorship([2, 0, 1]), common), Domain.TruncatedOrders(3, 2));
        Violation<PreferenceOrder, Assignment> witness = Verdicts.RequireWitness(new Stability(new SerialDictatorship(), common), Domain.Orders(3, 3));
        Assert.Contains("would rather have each other", witness.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Boston_is_stable_for_two_and_not_for_three() // Priority is lost with a first choice that fails.
    {
        Verdicts.RequireProof(new Stability(new BostonMechanism([new(0, 1), new(1, 0)]), [new(0, 1), new(1, 0)]), Domain.Orders(2, 2));
        Sequence<PreferenceOrder> priorities = [new(0, 1, 2), new(0, 1, 2), new(1, 0, 2)];
        Verdicts.RequireWitness(new Stability(new BostonMechanism(priorities), priorities), Domain.Orders(3, 3));
    }

    [Fact]
    public void Stability_sees_unwanted_seats_unwanted_students_and_free_seats()
    {
        Assert.Contains("rather have nothing", Objection([0, -1], [new(0, 1)], [new(), new()]), StringComparison.Ordinal);
        Assert.Contains("does not accept", Objection([0, -1], [new(1)], [new(0), new()]), StringComparison.Ordinal);
        Assert.Contains("Agent 1 and school 0", Objection([-1, -1], [new(1)], [new(0), new(0)]), StringComparison.Ordinal);
        Assert.Equal(string.Empty, Objection([0, -1], [new(0, 1)], [new(0), new(0)]));
        Assert.Contains("Agent 1 and school 0", Objection([0, -1], [new(0, 1)], [new(0), new(0)], 2), StringComparison.Ordinal);

        static string Objection(Sequence<int> given, Sequence<PreferenceOrder> priorities, Sequence<PreferenceOrder> truth, params int[] seats)
        {
            Stability claim = new(Mechanism.Deterministic<PreferenceOrder, Assignment>("fixed double", _ => new(given)), priorities) { Seats = [.. seats] };
            return claim.Examine(new(claim.Mechanism, truth, [[], []]))?.Reason ?? string.Empty;
        }
    }

    [Fact]
    public void A_rule_that_gives_everybody_its_favorite_is_not_stable() // A school with one seat holds two students.
    {
        IMechanism<PreferenceOrder, Assignment> favorites = Mechanism.Deterministic<PreferenceOrder, Assignment>(
            "favorites double", orders => new([.. orders.Select(order => order.Top)]));
        Sequence<PreferenceOrder> priorities = [new(0, 1, 2), new(0, 1, 2), new(0, 1, 2)];
        Violation<PreferenceOrder, Assignment> witness = Verdicts.RequireWitness(new Stability(favorites, priorities), Domain.Orders(3, 3));
        Assert.Contains("has seats for 1", witness.Reason, StringComparison.Ordinal);
        Assert.Null(witness.Agent);
        Verdicts.RequireProof(new Stability(favorites, priorities) { Seats = [3, 3, 3] }, Domain.Orders(3, 3));
        Assert.Contains(
            "one number of at least 0 for each of 3 schools",
            Assert.Throws<ArgumentException>(() => new Stability(favorites, priorities) { Seats = [2] }).Message,
            StringComparison.Ordinal);
    }

    private static IEnumerable<Sequence<Rational>> Tuples() => Enumerable.Range(0, 27).Select(
        code => (Sequence<Rational>)[code % 3, code / 3 % 3, code / 9]);

    // Additive values; the outcome names the owner of each item.
    private sealed record Shares : IItemPreferences<Sequence<Rational>, Sequence<int>>
    {
        public bool IsOrdinal => false;

        public Tolerance Tolerance => default;

        public Rational Utility(int agent, Sequence<Rational> type, Sequence<int> outcome) => UtilityOf(agent, type, outcome, agent);

        public Rational UtilityOf(int agent, Sequence<Rational> type, Sequence<int> outcome, int holder) => Bundle(type, outcome, holder)
            .Aggregate(Rational.Zero, (sum, value) => sum + value);

        public Rational UtilityWithoutAnItem(int agent, Sequence<Rational> type, Sequence<int> outcome, int holder) =>
            UtilityOf(agent, type, outcome, holder) - Bundle(type, outcome, holder).DefaultIfEmpty().Max();

        public Rational UtilityOfAll(int agent, Sequence<Rational> type, Sequence<int> outcome) => type.Aggregate(Rational.Zero, (sum, value) => sum + value);

        private static IEnumerable<Rational> Bundle(Sequence<Rational> type, Sequence<int> outcome, int holder) =>
            type.Where((_, item) => outcome[item] == holder);
    }

    private sealed record Envious : IAllotmentPreferences<PreferenceOrder, Assignment>
    {
        public bool IsOrdinal => true;

        public Tolerance Tolerance => default;

        public Rational Utility(int agent, PreferenceOrder type, Assignment outcome) => UtilityOf(agent, type, outcome, agent);

        public Rational UtilityOf(int agent, PreferenceOrder type, Assignment outcome, int holder) => -type.RankOf(outcome.Given[holder]);
    }
}
