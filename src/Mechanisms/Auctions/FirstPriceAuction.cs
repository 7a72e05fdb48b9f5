using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>Sealed-bid auction of one item: the highest bid wins and is paid.</summary>
/// <remarks>
/// Equal bids: the lowest bidder wins. Not strategyproof: the winner gains by bidding less.
/// <para>Exact. Time O(bidders). Thread-safe.</para>
/// </remarks>
[Reference("vickrey1961", "first-price sealed bids")]
public sealed record FirstPriceAuction : DeterministicMechanism<Rational, SingleItemOutcome>
{
    /// <inheritdoc/>
    public override string Name => "first-price auction";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no bid, or one is negative.</exception>
    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        Bids.Require(reports);
        (int winner, _) = Bids.HighestAndSecond(reports);
        return SingleItemOutcome.Sold(reports.Length, winner, reports[winner]);
    }
}
