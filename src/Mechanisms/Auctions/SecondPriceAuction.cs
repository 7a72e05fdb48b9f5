using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>Sealed-bid auction of one item: the highest bid wins and pays the second highest.</summary>
/// <remarks>
/// Equal bids: the lowest bidder wins. One bidder alone pays 0. Strategyproof, individually rational and Pareto efficient.
/// <para>Exact. Time O(bidders). Thread-safe.</para>
/// </remarks>
[Reference("vickrey1961", "second-price sealed bids")]
public sealed record SecondPriceAuction : DeterministicMechanism<Rational, SingleItemOutcome>
{
    /// <inheritdoc/>
    public override string Name => "second-price auction";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no bid, or one is negative.</exception>
    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        Bids.Require(reports);
        (int winner, Rational second) = Bids.HighestAndSecond(reports);
        return SingleItemOutcome.Sold(reports.Length, winner, second);
    }
}
