using Mechanisms.Auctions;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims.Catalogue;

/// <summary>What is true of auctions.</summary>
internal static class AuctionLines
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();

    public static IEnumerable<TruthTableLine> All() =>
    [
        TruthTableLine.Fails(Truthful(new FirstPriceAuction()), Domain.Numbers(1, 0, 1)),
        TruthTableLine.Holds(Truthful(new SecondPriceAuction()), Domain.Numbers(3, 0, 1, 2, 3, 4)),
    ];

    private static Strategyproofness<Rational, SingleItemOutcome> Truthful(IMechanism<Rational, SingleItemOutcome> rule) =>
        new(rule, Bidders);
}
