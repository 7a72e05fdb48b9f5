using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>Sealed-bid auction of one item: the highest bid wins, and every bid is paid, winning or not.</summary>
/// <remarks>
/// Equal bids: the lowest bidder wins. Not strategyproof, and truthful losers are worse off than outside. Two bidders with independent values
/// uniform on [0, 1] bid v²/2 in equilibrium and pay 1/3 together, as in a second-price auction.
/// <para>Exact. Time O(bidders). Thread-safe.</para>
/// </remarks>
[Reference("baye1996", "the all-pay auction")]
public sealed record AllPayAuction : DeterministicMechanism<Rational, SingleItemOutcome>
{
    /// <inheritdoc/>
    public override string Name => "all-pay auction";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no bid, or one is negative.</exception>
    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        Bids.Require(reports);
        (int winner, _) = Bids.HighestAndSecond(reports);
        return new(winner, Sequence.Create(reports));
    }
}
