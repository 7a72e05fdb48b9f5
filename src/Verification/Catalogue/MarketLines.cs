using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of auctions of positions and of units, and of double auctions.</summary>
internal static class MarketLines
{
    private static readonly PropertySearch<Rational> Anybody = new(TypeGenerator.Values());
    private static readonly PropertySearch<Rational> FourTraders = Anybody.WithAgents(4);
    private static readonly PropertySearch<Rational> SixTraders = Anybody.WithAgents(6);
    private static readonly PropertySearch<Sequence<Rational>> OneUnit = new(TypeGenerator.MarginalValues(1, 1));
    private static readonly PropertySearch<Sequence<Rational>> TwoUnits = new(TypeGenerator.MarginalValues(1, 2));
    public static IEnumerable<TruthTableLine> All() => [.. OfPositions(), .. OfUnits(), .. OfTrade()];

    private static IEnumerable<TruthTableLine> OfPositions()
    {
        QuasilinearBidders<PositionOutcome> bidders = new();
        GeneralizedSecondPriceAuction auction = new([3, 2]);
        IMechanism<Rational, PositionOutcome> equilibrium = Mechanism.Deterministic<Rational, PositionOutcome>(
            "generalized second-price auction in its lowest envy-free equilibrium", values => auction.Decide(auction.LowestEnvyFreeBids(values.Span).Span));
        FiniteDomain<Rational> values = Domain.Numbers(3, 0, 1, 2, 3, 4);
        FiniteDomain<Rational> instance = Domain.Each<Rational>([[10], [4], [2]], "3 agents with types 10, 4, 2").WithMisreports([3], "3");
        return
        [
            TruthTableLine.Fails(
                new Strategyproofness<Rational, PositionOutcome>(new GeneralizedSecondPriceAuction([200, 199]), bidders), instance, Anybody, new(3, 0)) with { Setting = "clicks 200 and 199" },
            TruthTableLine.Holds(new Strategyproofness<Rational, PositionOutcome>(new GeneralizedSecondPriceAuction([1]), bidders), values, Anybody) with { Setting = "one position" },
            TruthTableLine.Holds(new MonotoneAllocation<PositionOutcome>(auction), values, Anybody) with { Setting = "clicks 3 and 2" },
            TruthTableLine.Holds(new IndividualRationality<Rational, PositionOutcome>(auction, bidders), values, Anybody) with { Setting = "clicks 3 and 2" },
            TruthTableLine.Holds(new EnvyFreeness<Rational, PositionOutcome>(equilibrium, bidders), values, Anybody) with { Setting = "clicks 3 and 2" },
            TruthTableLine.Holds(new Strategyproofness<Rational, PositionOutcome>(equilibrium, bidders), values, Anybody) with { Setting = "clicks 3 and 2" },
            TruthTableLine.Holds(ChargesLikeVcg(equilibrium, auction.Clicks), values, Anybody) with { Setting = "clicks 3 and 2" },
        ];
    }

    private static IEnumerable<TruthTableLine> OfUnits()
    {
        UniformPriceAuction auction = new(2);
        UnitBidders bidders = new();
        Sequence<Rational>[] pairs = [.. Enumerable.Range(0, 4).SelectMany(first => Enumerable.Range(0, first + 1)
            .Select(second => (Sequence<Rational>)[first, second]))];
        FiniteDomain<Sequence<Rational>> single = Domain.Same<Sequence<Rational>>(4, [[0], [1], [2], [3], [4]], "values 0 to 4 of one unit");
        FiniteDomain<Sequence<Rational>> twoEach = Domain.Same<Sequence<Rational>>(3, pairs, "falling whole values up to 3 of two units");
        FiniteDomain<Sequence<Rational>> instance = Domain.Each<Sequence<Rational>>(
            [[[10, 9]], [[8]]], "2 agents with values 10, 9 and 8 of further units").WithMisreports([[10, 0]], "10, 0");
        return
        [
            TruthTableLine.Fails(new Strategyproofness<Sequence<Rational>, UnitsOutcome>(auction, bidders), instance, TwoUnits, new(2, 2)) with { Setting = "two units" },
            TruthTableLine.Holds(new Strategyproofness<Sequence<Rational>, UnitsOutcome>(auction, bidders), single, OneUnit) with { Setting = "two units" },
            TruthTableLine.Holds(new IndividualRationality<Sequence<Rational>, UnitsOutcome>(auction, bidders), twoEach, TwoUnits) with { Setting = "two units" },
            TruthTableLine.Holds(
                new ApproximationRatio<Sequence<Rational>, UnitsOutcome>(auction, OptimizationSense.Maximize, Welfare, MostWelfare, 1)
                {
                    Goal = "the best welfare",
                },
                twoEach, TwoUnits) with { Setting = "two units" },
        ];

        static Rational Welfare(Sequence<Sequence<Rational>> truth, UnitsOutcome outcome) =>
            Sum(truth.Zip(outcome.Units, (values, units) => Sum(values.Take(units))));

        static Rational MostWelfare(Sequence<Sequence<Rational>> truth) => Sum(truth.SelectMany(values => values).OrderDescending().Take(2));
    }

    private static IEnumerable<TruthTableLine> OfTrade()
    {
        McAfeeDoubleAuction auction = new(2);
        McAfeeDoubleAuction wide = new(3);
        FiniteDomain<Rational> twoSides = Domain.Numbers(4, 0, 1, 2, 3, 4);
        FiniteDomain<Rational> threeSides = Domain.Numbers(6, 0, 1, 2);
        return
        [
            TruthTableLine.Holds(new Strategyproofness<Rational, TradeOutcome>(auction, new Traders(2)), twoSides, FourTraders) with { Setting = "two buyers" },
            TruthTableLine.Holds(new Strategyproofness<Rational, TradeOutcome>(wide, new Traders(3)), threeSides, SixTraders) with { Setting = "three buyers" },
            TruthTableLine.Holds(new IndividualRationality<Rational, TradeOutcome>(auction, new Traders(2)), twoSides, FourTraders) with { Setting = "two buyers" },
            TruthTableLine.Holds(new NoDeficit<Rational, TradeOutcome>(auction), twoSides, FourTraders) with { Setting = "two buyers" },
            TruthTableLine.Holds(LosesOneTrade(auction), twoSides, FourTraders) with { Setting = "two buyers" },
            TruthTableLine.Holds(LosesOneTrade(wide), threeSides, SixTraders) with { Setting = "three buyers" },
            TruthTableLine.Fails(new BudgetBalance<Rational, TradeOutcome>(auction), Domain.Numbers(4, 0, 1), FourTraders, new(4, 0)) with { Setting = "two buyers" },
            TruthTableLine.Fails(
                new ApproximationRatio<Rational, TradeOutcome>(
                    new McAfeeDoubleAuction(1),
                    OptimizationSense.Maximize,
                    (truth, outcome) => GainsOf(truth, outcome, 1),
                    truth => Sum(GainsByTrade(truth, 1)),
                    1)
                {
                    Goal = "the best welfare",
                },
                Domain.Numbers(2, 0, 1), Anybody.WithAgents(2), new(2, 0)) with { Setting = "one buyer" },
        ];
    }

    // The positions as items of which each bidder wants one.
    private static Law<Rational, PositionOutcome> ChargesLikeVcg(IMechanism<Rational, PositionOutcome> rule, Sequence<Rational> clicks) => new(
        rule, "charged as in the VCG auction of the positions", (truth, outcome) =>
        {
            BundleValuation[] wanted = [.. truth.Select(value => BundleValuation.Of(
                clicks.Count, [.. clicks.Select((count, position) => (1 << position, value * count))]))];
            Sequence<Rational> due = new VcgAuction().Decide(wanted).Payments;
            return outcome.Only.Payments == due ? null : $"Payments are {outcome.Only.Payments}; those of VCG are {due}.";
        });

    private static Law<Rational, TradeOutcome> LosesOneTrade(McAfeeDoubleAuction rule) => new(
        rule, "within the least valuable trade of the best welfare", (truth, outcome) =>
        {
            Rational[] gains = GainsByTrade(truth, rule.Buyers);
            Rational lost = Sum(gains) - GainsOf(truth, outcome.Only, rule.Buyers);
            Rational least = gains.Length == 0 ? Rational.Zero : gains[^1];
            return lost <= least ? null : $"The outcome loses {lost}; the least valuable trade is worth {least}.";
        });

    // Values over costs of the best pairs, falling.
    private static Rational[] GainsByTrade(Sequence<Rational> truth, int buyers) =>
        [.. truth.Take(buyers).OrderDescending().Zip(truth.Skip(buyers).Order(), (value, cost) => value - cost).TakeWhile(gain => gain.Sign >= 0)];

    private static Rational GainsOf(Sequence<Rational> truth, TradeOutcome outcome, int buyers) =>
        Sum(truth.Select((type, trader) => (trader < buyers ? type : -type) * outcome.ShareOf(trader)));

    private static Rational Sum(IEnumerable<Rational> terms) => terms.Aggregate(Rational.Zero, (sum, term) => sum + term);
}
