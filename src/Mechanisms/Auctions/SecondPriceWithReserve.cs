using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>Sealed-bid auction of one item: the highest bid of at least the reserve wins and pays the larger of the reserve and the second bid.</summary>
/// <remarks>
/// Equal bids: the lowest bidder wins; a bid equal to the reserve is enough. Strategyproof and individually rational; not efficient, for the item
/// stays unsold when every value is below the reserve. For values uniform on [0, 1] the reserve 1/2 earns most, whatever the number of bidders.
/// <para>Exact. Time O(bidders). Thread-safe.</para>
/// </remarks>
[Reference("myerson1981", "the optimal auction of the symmetric regular case")]
public sealed record SecondPriceWithReserve : DeterministicMechanism<Rational, SingleItemOutcome>
{
    /// <summary>Initializes an auction.</summary>
    /// <param name="reserve">The least price, in money, at least 0; 0 gives the second-price auction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reserve is negative.</exception>
    public SecondPriceWithReserve(Rational reserve)
    {
        if (reserve.Sign < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(reserve), reserve, $"A reserve must be at least 0; got {reserve}. Take 0 to sell at any price.");
        }

        Reserve = reserve;
    }

    /// <summary>Gets the least price, in money.</summary>
    public Rational Reserve { get; }

    /// <inheritdoc/>
    public override string Name => $"second-price auction with reserve {Reserve}";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no bid, or one is negative.</exception>
    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        Bids.Require(reports);
        (int winner, Rational second) = Bids.HighestAndSecond(reports);
        return reports[winner] < Reserve
            ? SingleItemOutcome.Sold(reports.Length, SingleItemOutcome.Unsold, Rational.Zero)
            : SingleItemOutcome.Sold(reports.Length, winner, Rational.Max(second, Reserve));
    }
}
