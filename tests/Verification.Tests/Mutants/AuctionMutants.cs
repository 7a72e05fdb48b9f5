using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>Second-price auctions, with a reserve of 2 or without, each with one slip.</summary>
internal static class AuctionMutants
{
    private static readonly Rational Reserve = 2;
    private static readonly PropertySearch<Rational> Search = new(TypeGenerator.Values());

    /// <summary>What the winner pays: bids, the bidders from highest to lowest bid, ties to the lower bidder.</summary>
    private delegate Rational Price(Sequence<Rational> bids, int[] ranked);

    public static IEnumerable<Subject> All() =>
    [
        .. Subject.Slips("second-price auction", [.. OfSecondPrices()]),
        .. Subject.Slips("second-price auction with reserve", [.. OfReserves()]),
        .. Subject.Slips("second-price auction with reserve, individually rational", RaisedToTheReserve()),
    ];

    public static IEnumerable<Subject> Originals() =>
    [
        Subject.Of("second-price auction", Truthful(new SecondPriceAuction()), Search),
        Subject.Of("second-price auction with reserve", Truthful(new SecondPriceWithReserve(Reserve)), Search),
        Subject.Of("second-price auction with reserve, individually rational", Voluntary(new SecondPriceWithReserve(Reserve)), Search),
    ];

    public static int[] Ranked(Sequence<Rational> bids) =>
        [.. Enumerable.Range(0, bids.Count).OrderByDescending(bidder => bids[bidder]).ThenBy(bidder => bidder)];

    public static Strategyproofness<Rational, SingleItemOutcome> Truthful(IMechanism<Rational, SingleItemOutcome> rule) =>
        new(rule, new QuasilinearBidders<SingleItemOutcome>());

    private static IEnumerable<Subject> OfSecondPrices() =>
    [
        Slip("second price off by one bidder", (bids, ranked) => At(bids, ranked, 2)),
        Slip("first price taken for the second", (bids, ranked) => At(bids, ranked, 0)),
        Slip("nothing paid at a tie", (bids, ranked) => At(bids, ranked, 1) == At(bids, ranked, 0) ? 0 : At(bids, ranked, 1)),
        Slip("halfway between both prices", (bids, ranked) => (At(bids, ranked, 0) + At(bids, ranked, 1)) / 2),
        Slip("second bid looked for behind the winner only", (bids, ranked) => Largest(bids.Skip(ranked[0] + 1))),
        Slip("second bid looked for before the winner only", (bids, ranked) => Largest(bids.Take(ranked[0]))),
        Slip("equal bids left out of the price", (bids, ranked) => Largest(bids.Where(bid => bid < bids[ranked[0]]))),
        Slip("an increment up to the own bid", (bids, ranked) => Rational.Min(At(bids, ranked, 1) + 1, At(bids, ranked, 0))),
        Slip("bidder 0 left out instead of the winner", (bids, _) => Largest(bids.Skip(1))),
        Slip("average of the losing bids", (bids, _) => bids.Count == 1 ? 0 : (bids.Aggregate((sum, bid) => sum + bid) - Largest(bids)) / (bids.Count - 1)),
        TieByReport(),
        Rounded(),
        LosersPay(),
    ];

    private static IEnumerable<Subject> OfReserves() =>
    [
        Reserved("reserve forgotten in the price", (bids, ranked) => At(bids, ranked, 1)),
        Reserved("reserve as the price", (_, _) => Reserve),
        Reserved("reserve added to the price", (bids, ranked) => At(bids, ranked, 1) + Reserve),
        Reserved("half of the reserve when alone", (bids, ranked) => bids.Count == 1 ? Reserve / 2 : Rational.Max(Reserve, At(bids, ranked, 1))),
    ];

    private static IndividualRationality<Rational, SingleItemOutcome> Voluntary(IMechanism<Rational, SingleItemOutcome> rule) =>
        new(rule, new QuasilinearBidders<SingleItemOutcome>());

    private static Rational At(Sequence<Rational> bids, int[] ranked, int place) => place < ranked.Length ? bids[ranked[place]] : 0;

    private static Rational Largest(IEnumerable<Rational> bids) => bids.DefaultIfEmpty(Rational.Zero).Max();

    private static Subject Slip(string name, Price price) => Subject.Of(name, Truthful(Mechanism.Deterministic<Rational, SingleItemOutcome>(
        name, bids => SingleItemOutcome.Sold(bids.Count, Ranked(bids)[0], price(bids, Ranked(bids))))), Search);

    private static Subject Reserved(string name, Price price) => Subject.Of(name, Truthful(Mechanism.Deterministic<Rational, SingleItemOutcome>(
        name, bids => At(bids, Ranked(bids), 0) < Reserve
            ? SingleItemOutcome.Sold(bids.Count, SingleItemOutcome.Unsold, 0)
            : SingleItemOutcome.Sold(bids.Count, Ranked(bids)[0], price(bids, Ranked(bids))))), Search);

    // Bids are compared in whole units, the price is not.
    private static Subject Rounded() => Subject.Of("bids rounded down", Truthful(Mechanism.Deterministic<Rational, SingleItemOutcome>(
        "bids rounded down", bids =>
        {
            int[] ranked = Ranked([.. bids.Select(bid => (Rational)bid.Floor())]);
            return SingleItemOutcome.Sold(bids.Count, ranked[0], At(bids, ranked, 1));
        })), Search);

    // Bids and price in whole units; of two equal ones the fraction decides that the rule had promised not to look at.
    private static Subject TieByReport() => Subject.Of("tie in whole units broken by the report", Truthful(Mechanism.Deterministic<Rational, SingleItemOutcome>(
        "tie in whole units broken by the report", bids =>
        {
            int[] ranked = Ranked(bids);
            return SingleItemOutcome.Sold(bids.Count, ranked[0], At(bids, ranked, 1).Floor());
        })), Search);

    private static Subject LosersPay() => Subject.Of("losers pay too", Truthful(Mechanism.Deterministic<Rational, SingleItemOutcome>(
        "losers pay too", bids =>
        {
            int[] ranked = Ranked(bids);
            return new(ranked[0], [.. bids.Select((bid, bidder) => bidder == ranked[0] ? At(bids, ranked, 1) : bid)]);
        })), Search);

    // Still strategyproof, for nobody can avoid it: participation is what breaks.
    private static Subject RaisedToTheReserve() => Subject.Of("bids raised to the reserve", Voluntary(
        Mechanism.Deterministic<Rational, SingleItemOutcome>(
            "bids raised to the reserve", bids => new SecondPriceAuction().Decide([.. bids.Select(bid => Rational.Max(bid, Reserve)), Reserve]))), Search);
}
