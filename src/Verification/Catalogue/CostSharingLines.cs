using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.CostSharing;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of cost sharing.</summary>
internal static class CostSharingLines
{
    private static readonly PropertySearch<Rational> Anybody = new PropertySearch<Rational>(TypeGenerator.Values()).WithAgents(3);
    private static readonly PropertySearch<Rational> Together = Anybody with { Misreports = 2 };
    private static readonly QuasilinearBidders<ServiceOutcome> Agents = new();

    public static IEnumerable<TruthTableLine> All()
    {
        MoulinMechanism airport = new(CostGame.Airport(1, 2, 4));
        MoulinMechanism oneCost = new(CostGame.Fixed(3, 1));
        FiniteDomain<Rational> values = Domain.Numbers(3, 0, new Rational(1, 3), new Rational(5, 6), 1, 2, new Rational(17, 6), 4);
        FiniteDomain<Rational> parts = Domain.Numbers(3, 0, new Rational(1, 3), new Rational(1, 2), new Rational(5, 6), 1, 2);
        return
        [
            TruthTableLine.Holds(new Strategyproofness<Rational, ServiceOutcome>(airport, Agents), values, Anybody) with { Setting = "airport costs 1, 2, 4" },
            TruthTableLine.Holds(new GroupStrategyproofness<Rational, ServiceOutcome>(airport, Agents, 3), values, Together) with { Setting = "airport costs 1, 2, 4" },
            TruthTableLine.Holds(new GroupStrategyproofness<Rational, ServiceOutcome>(oneCost, Agents, 3), parts, Together) with { Setting = "a fixed cost of 1" },
            TruthTableLine.Holds(Balanced(airport), values, Anybody) with { Setting = "airport costs 1, 2, 4" },
            TruthTableLine.Holds(Balanced(oneCost), parts, Anybody) with { Setting = "a fixed cost of 1" },
            TruthTableLine.Holds(new NoPositiveTransfers<Rational, ServiceOutcome>(airport), values, Anybody) with { Setting = "airport costs 1, 2, 4" },
            TruthTableLine.Holds(new IndividualRationality<Rational, ServiceOutcome>(airport, Agents), values, Anybody) with { Setting = "airport costs 1, 2, 4" },
            TruthTableLine.Holds(LosesLittle(oneCost), parts, Anybody) with { Setting = "a fixed cost of 1" },
            TruthTableLine.Fails(Efficient(oneCost), NobodyServed, Anybody, new(3, 0)) with { Setting = "a fixed cost of 1" },
        ];
    }

    // Values 1 - e, 1/2 - e, 1/3 - e for e = 1/60 and a cost of 1: nobody is served, though the values are worth 11/6 - 3e together.
    private static FiniteDomain<Rational> NobodyServed => Domain.Each<Rational>(
        [[new Rational(59, 60)], [new Rational(29, 60)], [new Rational(19, 60)]], "3 agents with types 59/60, 29/60, 19/60");

    private static BudgetBalance<Rational, ServiceOutcome> Balanced(MoulinMechanism rule) =>
        new(rule, outcome => rule.Game.CostOf(outcome.Coalition));

    private static ApproximationRatio<Rational, ServiceOutcome> Efficient(MoulinMechanism rule) => new(
        rule, OptimizationSense.Maximize, (truth, outcome) => Surplus(rule.Game, truth, outcome.Coalition), truth => MostSurplus(rule.Game, truth), 1)
    {
        Goal = "the best welfare",
    };

    // H_n - 1 = 5/6 of the cost for three agents.
    private static Law<Rational, ServiceOutcome> LosesLittle(MoulinMechanism rule) => new(
        rule, "within 5/6 of the cost of the best welfare", (truth, outcome) =>
        {
            Rational lost = MostSurplus(rule.Game, truth) - Surplus(rule.Game, truth, outcome.Only.Coalition);
            return lost <= new Rational(5, 6) * rule.Game.Costs[^1] ? null : $"The outcome loses {lost}.";
        });

    private static Rational MostSurplus(CostGame game, Sequence<Rational> truth) =>
        Enumerable.Range(0, game.Costs.Count).Max(coalition => Surplus(game, truth, coalition));

    private static Rational Surplus(CostGame game, Sequence<Rational> truth, int coalition) => truth.Index()
        .Where(each => (coalition & (1 << each.Index)) != 0).Aggregate(-game.CostOf(coalition), (sum, each) => sum + each.Item);
}
