using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>Double auction that gives up at most one trade so that nobody sets its own price.</summary>
/// <remarks>
/// With bids b₁ ≥ b₂ ≥ … of buyers, asks s₁ ≤ s₂ ≤ … of sellers and k the most trades with b_k ≥ s_k: if p = (b_{k+1} + s_{k+1}) / 2 exists and
/// s_k ≤ p ≤ b_k, the first k of both sides trade at p. Otherwise the first k − 1 trade, buyers paying b_k and sellers getting s_k, and the
/// difference stays with the auctioneer. Equal bids and asks: the lowest trader first. Strategyproof, individually rational and without deficit;
/// neither budget balanced nor efficient, but it loses no more than the least valuable trade.
/// <para>Exact. Time O(traders log traders). Thread-safe.</para>
/// </remarks>
[Reference("mcafee1992", "the trade-reduction mechanism")]
public sealed record McAfeeDoubleAuction : DeterministicMechanism<Rational, TradeOutcome>
{
    /// <summary>Initializes an auction.</summary>
    /// <param name="buyers">Number of buyers, at least 0; they come first among the reports, and all behind them sell.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public McAfeeDoubleAuction(int buyers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(buyers);
        Buyers = buyers;
    }

    /// <summary>Gets the number of buyers.</summary>
    public int Buyers { get; }

    /// <inheritdoc/>
    public override string Name => "McAfee double auction";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no report, one is negative, or there are fewer than buyers.</exception>
    public override TradeOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        Bids.Require(reports);
        if (reports.Length < Buyers)
        {
            throw new ArgumentException(
                $"The auction has {Buyers} buyers; got {reports.Length} reports. Give the bids of all buyers, then the asks of sellers.", nameof(reports));
        }

        Rational[] held = reports.ToArray();
        int[] buyers = [.. Enumerable.Range(0, Buyers).OrderByDescending(buyer => held[buyer])];
        int[] sellers = [.. Enumerable.Range(Buyers, held.Length - Buyers).OrderBy(seller => held[seller])];
        int efficient = buyers.Zip(sellers).TakeWhile(pair => held[pair.First] >= held[pair.Second]).Count();
        if (efficient == 0)
        {
            return Traded(held.Length, [], [], Rational.Zero, Rational.Zero);
        }

        Rational bid = held[buyers[efficient - 1]];
        Rational ask = held[sellers[efficient - 1]];
        return MiddlePrice(held, buyers, sellers, efficient) is { } price && ask <= price && price <= bid
            ? Traded(held.Length, buyers[..efficient], sellers[..efficient], price, price)
            : Traded(held.Length, buyers[..(efficient - 1)], sellers[..(efficient - 1)], bid, ask);
    }

    // Between the first bid and the first ask that do not trade; null when a side has none left.
    private static Rational? MiddlePrice(Rational[] reports, int[] buyers, int[] sellers, int efficient) =>
        efficient < buyers.Length && efficient < sellers.Length
            ? (reports[buyers[efficient]] + reports[sellers[efficient]]) / 2
            : null;

    private static TradeOutcome Traded(int traders, int[] buyers, int[] sellers, Rational paid, Rational got)
    {
        bool[] trades = new bool[traders];
        Rational[] payments = new Rational[traders];
        foreach (int buyer in buyers)
        {
            (trades[buyer], payments[buyer]) = (true, paid);
        }

        foreach (int seller in sellers)
        {
            (trades[seller], payments[seller]) = (true, -got);
        }

        return new([.. trades], [.. payments]);
    }
}
