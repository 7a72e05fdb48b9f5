using Mechanisms.Auctions;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims.Catalogue;

/// <summary>What is true of auctions of one item.</summary>
internal static class AuctionLines
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly FiniteDomain<Rational> OneBidder = Domain.Numbers(1, 0, 1);
    private static readonly FiniteDomain<Rational> TwoBidders = Domain.Numbers(2, 0, 1);
    private static readonly FiniteDomain<Rational> ThreeBidders = Domain.Numbers(3, 0, 1, 2, 3, 4);

    public static IEnumerable<TruthTableLine> All() => [.. OfPrices(), .. OfReserves(), .. OfMyerson()];

    private static IEnumerable<TruthTableLine> OfPrices()
    {
        FirstPriceAuction first = new();
        SecondPriceAuction second = new();
        AllPayAuction allPay = new();
        return
        [
            TruthTableLine.Fails(Truthful(first), OneBidder),
            TruthTableLine.Holds(Participating(first), ThreeBidders),
            TruthTableLine.Holds(Efficient(first), ThreeBidders),
            TruthTableLine.Holds(Truthful(second), ThreeBidders),
            TruthTableLine.Holds(Participating(second), ThreeBidders),
            TruthTableLine.Holds(Efficient(second), ThreeBidders),
            TruthTableLine.Holds(new NoPositiveTransfers<Rational, SingleItemOutcome>(second), ThreeBidders),
            TruthTableLine.Holds(new MonotoneAllocation<SingleItemOutcome>(second), ThreeBidders),
            TruthTableLine.Holds(new PaymentIdentity<SingleItemOutcome>(second), ThreeBidders),
            TruthTableLine.Fails(new GroupStrategyproofness<Rational, SingleItemOutcome>(second, Bidders, 2), TwoBidders),
            TruthTableLine.Fails(Truthful(allPay), OneBidder),
            TruthTableLine.Fails(Participating(allPay), TwoBidders),
            TruthTableLine.Holds(new MonotoneAllocation<SingleItemOutcome>(allPay), ThreeBidders),
        ];
    }

    private static IEnumerable<TruthTableLine> OfReserves()
    {
        SecondPriceWithReserve reserve = new(2);
        return
        [
            TruthTableLine.Holds(Truthful(reserve), ThreeBidders),
            TruthTableLine.Holds(Participating(reserve), ThreeBidders),
            TruthTableLine.Holds(new PaymentIdentity<SingleItemOutcome>(reserve, (truth, _) => [2, .. truth]), ThreeBidders),
            TruthTableLine.Fails(Efficient(reserve), OneBidder),
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
            TruthTableLine.Holds(Truthful(auction), values),
            TruthTableLine.Holds(Participating(auction), values),
            TruthTableLine.Holds(new MonotoneAllocation<SingleItemOutcome>(auction), values),
            TruthTableLine.Holds(new PaymentIdentity<SingleItemOutcome>(auction, (_, _) => [1, 2, 3, 4, 10]), values),
            TruthTableLine.Fails(Efficient(new MyersonAuction(new([irregular]))), OneBidder),
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
