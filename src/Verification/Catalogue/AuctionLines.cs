using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of auctions of one item.</summary>
internal static class AuctionLines
{
    private static readonly PropertySearch<Rational> Anybody = new(TypeGenerator.Values());
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly FiniteDomain<Rational> OneBidder = Domain.Numbers(1, 0, 1);
    private static readonly FiniteDomain<Rational> TwoBidders = Domain.Numbers(2, 0, 1);
    private static readonly FiniteDomain<Rational> ThreeBidders = Domain.Numbers(3, 0, 1, 2, 3, 4);

    private const string OnePrior = "values 1, 2, 10 with 6/10, 1/10, 3/10";
    private const string ThreePriors = OnePrior + " twice, and 1 to 4 uniform";

    public static IEnumerable<TruthTableLine> All() => [.. OfPrices(), .. OfReserves(), .. OfMyerson()];

    private static IEnumerable<TruthTableLine> OfPrices()
    {
        FirstPriceAuction first = new();
        SecondPriceAuction second = new();
        AllPayAuction allPay = new();
        return
        [
            TruthTableLine.Fails(Truthful(first), OneBidder, Anybody, new(1, 0)),
            TruthTableLine.Holds(Participating(first), ThreeBidders, Anybody),
            TruthTableLine.Holds(Efficient(first), ThreeBidders, Anybody),
            TruthTableLine.Holds(Truthful(second), ThreeBidders, Anybody),
            TruthTableLine.Holds(Participating(second), ThreeBidders, Anybody),
            TruthTableLine.Holds(Efficient(second), ThreeBidders, Anybody),
            TruthTableLine.Holds(new NoPositiveTransfers<Rational, SingleItemOutcome>(second), ThreeBidders, Anybody),
            TruthTableLine.Holds(new MonotoneAllocation<SingleItemOutcome>(second), ThreeBidders, Anybody),
            TruthTableLine.Holds(new PaymentIdentity<SingleItemOutcome>(second), ThreeBidders, Anybody),
            TruthTableLine.Fails(new GroupStrategyproofness<Rational, SingleItemOutcome>(second, Bidders, 2), TwoBidders, Anybody, new(2, 0)),
            TruthTableLine.Fails(Truthful(allPay), OneBidder, Anybody, new(1, 0)),
            TruthTableLine.Fails(Participating(allPay), TwoBidders, Anybody, new(2, 0)),
            TruthTableLine.Holds(new MonotoneAllocation<SingleItemOutcome>(allPay), ThreeBidders, Anybody),
        ];
    }

    private static IEnumerable<TruthTableLine> OfReserves()
    {
        SecondPriceWithReserve reserve = new(2);
        return
        [
            TruthTableLine.Holds(Truthful(reserve), ThreeBidders, Anybody),
            TruthTableLine.Holds(Participating(reserve), ThreeBidders, Anybody),
            TruthTableLine.Holds(new PaymentIdentity<SingleItemOutcome>(reserve, (truth, agent) => [2, .. truth.Where((_, other) => other != agent)]), ThreeBidders, Anybody),
            TruthTableLine.Fails(Efficient(reserve), OneBidder, Anybody, new(1, 0)),
        ];
    }

    private static IEnumerable<TruthTableLine> OfMyerson()
    {
        // The virtual values 1/3, -22, 10 of this distribution fall, and are ironed to -20/7, -20/7, 10.
        Lottery<Rational> irregular = Lottery.Of(
            new Chance<Rational>(1, new Rational(6, 10)), new Chance<Rational>(2, new Rational(1, 10)), new Chance<Rational>(10, new Rational(3, 10)));
        MyersonAuction auction = new(new([irregular, irregular, Lottery.Uniform<Rational>([1, 2, 3, 4])]));
        FiniteDomain<Rational> values = Domain.Numbers(3, 0, 1, 2, 3, 4, 10);
        return
        [
            TruthTableLine.Holds(Truthful(auction), values, Anybody.WithAgents(3)) with { Setting = ThreePriors },
            TruthTableLine.Holds(Participating(auction), values, Anybody.WithAgents(3)) with { Setting = ThreePriors },
            TruthTableLine.Holds(new MonotoneAllocation<SingleItemOutcome>(auction), values, Anybody.WithAgents(3)) with { Setting = ThreePriors },
            TruthTableLine.Holds(new PaymentIdentity<SingleItemOutcome>(auction, (_, _) => [1, 2, 3, 4, 10]), values, Anybody.WithAgents(3)) with { Setting = ThreePriors },
            TruthTableLine.Fails(Efficient(new MyersonAuction(new([irregular]))), OneBidder, Anybody.WithAgents(1), new(1, 0)) with { Setting = OnePrior },
        ];
    }

    private static Strategyproofness<Rational, SingleItemOutcome> Truthful(IMechanism<Rational, SingleItemOutcome> rule) =>
        new(rule, Bidders);

    private static IndividualRationality<Rational, SingleItemOutcome> Participating(IMechanism<Rational, SingleItemOutcome> rule) =>
        new(rule, Bidders);

    private static ApproximationRatio<Rational, SingleItemOutcome> Efficient(IMechanism<Rational, SingleItemOutcome> rule) => new(
        rule,
        OptimizationSense.Maximize,
        (truth, outcome) => outcome.Winner == SingleItemOutcome.Unsold ? Rational.Zero : truth[outcome.Winner],
        truth => truth.Max(),
        1)
    {
        Goal = "the best welfare",
    };
}
