using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Auctions;

/// <summary>What auctions ask of bids and read from them.</summary>
internal static class Bids
{
    /// <summary>Requires at least one bid, and none negative.</summary>
    public static void Require(ReadOnlySpan<Rational> bids)
    {
        if (bids.IsEmpty)
        {
            throw new ArgumentException("An auction needs at least one bid; got none. Add a bidder.", nameof(bids));
        }

        for (int bidder = 0; bidder < bids.Length; bidder++)
        {
            if (bids[bidder].Sign < 0)
            {
                throw new ArgumentException(
                    $"A bid must be at least 0; got {bids[bidder]} from bidder {bidder}. Leave bidders without interest out, or let them bid 0.",
                    nameof(bids));
            }
        }
    }

    /// <summary>The highest bidder, the lowest one among equals, and the second highest bid, 0 when there is none.</summary>
    public static (int Winner, TMoney Second) HighestAndSecond<TMoney>(ReadOnlySpan<TMoney> bids)
        where TMoney : struct, IComparisonOperators<TMoney, TMoney, bool>
    {
        int winner = 0;
        TMoney highest = bids[0];
        TMoney second = default;
        for (int bidder = 1; bidder < bids.Length; bidder++)
        {
            TMoney bid = bids[bidder];
            if (bid > highest)
            {
                (winner, highest, second) = (bidder, bid, highest);
            }
            else if (bid > second)
            {
                second = bid;
            }
        }

        return (winner, second);
    }

    /// <summary>The bidders from the highest bid to the lowest, lower indices first among equals.</summary>
    public static int[] Ranking(ReadOnlySpan<Rational> bids)
    {
        Rational[] held = bids.ToArray();
        return [.. Enumerable.Range(0, held.Length).OrderByDescending(bidder => held[bidder])];
    }
}
