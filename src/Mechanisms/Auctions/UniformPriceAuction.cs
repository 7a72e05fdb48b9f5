using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>Auction of several units of one good: the highest bids for single units win, and every unit costs the highest losing bid.</summary>
/// <remarks>
/// A report lists a bid for the first, the second, … unit, never rising; bids of 0 win nothing. Equal bids: the lowest bidder first. With fewer
/// bids than units the price is 0. Strategyproof where every bidder wants one unit; otherwise a bidder gains by asking for less, so that its own
/// bids do not set the price (demand reduction).
/// <para>Exact. Time O(bids log bids). Thread-safe.</para>
/// </remarks>
[Reference("vickrey1961", "several units at the highest losing bid")]
[Reference("ausubel2014", "demand reduction")]
public sealed record UniformPriceAuction : DeterministicMechanism<Sequence<Rational>, UnitsOutcome>
{
    /// <summary>Initializes an auction.</summary>
    /// <param name="units">Units for sale, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no unit.</exception>
    public UniformPriceAuction(int units)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        Units = units;
    }

    /// <summary>Gets the units for sale.</summary>
    public int Units { get; }

    /// <inheritdoc/>
    public override string Name => "uniform-price auction";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no bidder, a bid is negative, or a bidder's bids rise.</exception>
    public override UnitsOutcome Decide(ReadOnlySpan<Sequence<Rational>> reports)
    {
        Require(reports);
        (Rational Bid, int Bidder)[] falling =
        [
            .. reports.ToArray().SelectMany((bids, bidder) => bids.Select(bid => (Bid: bid, Bidder: bidder)))
                .Where(each => each.Bid.Sign > 0).OrderByDescending(each => each.Bid),
        ];
        Rational price = falling.Length > Units ? falling[Units].Bid : Rational.Zero;
        int[] units = new int[reports.Length];
        foreach ((_, int bidder) in falling.Take(Units))
        {
            units[bidder]++;
        }

        return new([.. units], [.. units.Select(won => won * price)]);
    }

    private static void Require(ReadOnlySpan<Sequence<Rational>> reports)
    {
        if (reports.IsEmpty)
        {
            throw new ArgumentException("An auction needs at least one bidder; got none. Add a list of bids.", nameof(reports));
        }

        foreach (Sequence<Rational> bids in reports)
        {
            if (bids.Any(bid => bid.Sign < 0) || bids.Zip(bids.Skip(1)).Any(pair => pair.First < pair.Second))
            {
                throw new ArgumentException(
                    $"Bids for further units must be at least 0 and never rise; got {bids}. List the bid for the first unit first.", nameof(reports));
            }
        }
    }
}
