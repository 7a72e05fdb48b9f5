using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.PublicGoods;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of mechanisms for public goods.</summary>
internal static class PublicGoodsLines
{
    private static readonly PropertySearch<Rational> Anybody = new(TypeGenerator.Values());
    private static readonly QuasilinearBidders<ProjectOutcome> Agents = new();

    public static IEnumerable<TruthTableLine> All()
    {
        ClarkePivot pivot = new(3);
        FiniteDomain<Rational> values = Domain.Numbers(3, 0, 1, 2, 3, 4);
        return
        [
            TruthTableLine.Holds(new Strategyproofness<Rational, ProjectOutcome>(pivot, Agents), values, Anybody) with { Setting = "a cost of 3" },
            TruthTableLine.Holds(Efficient(pivot), values, Anybody) with { Setting = "a cost of 3" },
            TruthTableLine.Holds(new NoDeficit<Rational, ProjectOutcome>(pivot, Cost), values, Anybody) with { Setting = "a cost of 3" },
            TruthTableLine.Fails(new BudgetBalance<Rational, ProjectOutcome>(pivot, Cost), Domain.Numbers(2, 0, 3), Anybody, new(2, 0)) with { Setting = "a cost of 3" },
            TruthTableLine.Fails(new IndividualRationality<Rational, ProjectOutcome>(pivot, Agents), Domain.Numbers(2, 0, 3), Anybody, new(2, 0)) with { Setting = "a cost of 3" },

            // At values 3 and 0 the first is pivotal and taxed; if the second reports 3, too, it is not.
            TruthTableLine.Fails(new GroupStrategyproofness<Rational, ProjectOutcome>(pivot, Agents, 2), Domain.Numbers(2, 0, 3), Anybody, new(2, 0)) with { Setting = "a cost of 3" },
        ];

        Rational Cost(ProjectOutcome outcome) => outcome.IsBuilt ? pivot.Cost : Rational.Zero;
    }

    private static ApproximationRatio<Rational, ProjectOutcome> Efficient(ClarkePivot rule) => new(
        rule,
        OptimizationSense.Maximize,
        (truth, outcome) => outcome.IsBuilt ? Surplus(truth, rule.Cost) : Rational.Zero,
        truth => Rational.Max(Rational.Zero, Surplus(truth, rule.Cost)),
        1)
    {
        Goal = "the best welfare",
    };

    private static Rational Surplus(Sequence<Rational> truth, Rational cost) => truth.Aggregate(-cost, (sum, value) => sum + value);
}
