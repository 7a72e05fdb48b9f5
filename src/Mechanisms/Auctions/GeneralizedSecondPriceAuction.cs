using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>Auction of positions on a page: higher bids get better positions, and each pays the next bid for every click.</summary>
/// <remarks>
/// Bids are per click. Equal bids: the lowest bidder goes first. Without a next bid a click costs 0. Not strategyproof once there are two
/// positions; with one it is the second-price auction. Among its equilibria in which nobody envies the position above, the one with the lowest
/// revenue charges what the Vickrey-Clarke-Groves auction does: <see cref="LowestEnvyFreeBids"/>.
/// <para>Exact. Time O(bidders log bidders). Thread-safe.</para>
/// </remarks>
[Reference("edelman2007", "the generalized second-price auction")]
public sealed record GeneralizedSecondPriceAuction : DeterministicMechanism<Rational, PositionOutcome>
{
    /// <summary>Initializes an auction.</summary>
    /// <param name="clicks">Clicks of each position, best first: positive and never rising, at least one.</param>
    /// <exception cref="ArgumentException">There is no position, or the clicks are not positive and never rising.</exception>
    public GeneralizedSecondPriceAuction(Sequence<Rational> clicks)
    {
        if (clicks.Count == 0 || clicks[^1].Sign <= 0 || clicks.Zip(clicks.Skip(1)).Any(pair => pair.First < pair.Second))
        {
            throw new ArgumentException(
                $"Clicks must be positive and never rise from one position to the next, of at least one; got {clicks}. List the best position first.",
                nameof(clicks));
        }

        Clicks = clicks;
    }

    /// <summary>Gets the clicks of each position, best first, shape [position].</summary>
    public Sequence<Rational> Clicks { get; }

    /// <inheritdoc/>
    public override string Name => "generalized second-price auction";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no bid, or one is negative.</exception>
    public override PositionOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        Bids.Require(reports);
        int[] ranking = Bids.Ranking(reports);
        int[] positions = new int[reports.Length];
        Array.Fill(positions, PositionOutcome.None);
        Rational[] clicks = new Rational[reports.Length];
        Rational[] payments = new Rational[reports.Length];
        for (int position = 0; position < Math.Min(Clicks.Count, ranking.Length); position++)
        {
            int bidder = ranking[position];
            positions[bidder] = position;
            clicks[bidder] = Clicks[position];
            payments[bidder] = Clicks[position] * (position + 1 < ranking.Length ? reports[ranking[position + 1]] : Rational.Zero);
        }

        return new([.. positions], [.. clicks], [.. payments]);
    }

    /// <summary>The equilibrium bids with the lowest revenue among those in which no bidder envies another its position at its price.</summary>
    /// <remarks>
    /// With values v₁ ≥ v₂ ≥ … and clicks c₁ &gt; c₂ &gt; … the bidder of rank r ≥ 2 bids b_r with c_{r−1} · b_r = ∑ over j ≥ r of
    /// (c_{j−1} − c_j) · v_j, clicks behind the last position being 0; the first bids its value, and so do those who get nothing.
    /// </remarks>
    /// <param name="values">What a click is worth to each bidder, shape [bidder], at least 0, in money.</param>
    /// <returns>Bids per click, shape [bidder].</returns>
    /// <exception cref="ArgumentException">There is no bidder, or a value is negative.</exception>
    /// <exception cref="InvalidOperationException">Two positions bring equally many clicks, so that equal bids would have to be ranked by value.</exception>
    public Sequence<Rational> LowestEnvyFreeBids(ReadOnlySpan<Rational> values)
    {
        Bids.Require(values);
        if (Clicks.Distinct().Count() < Clicks.Count)
        {
            throw new InvalidOperationException($"The bids need positions that all differ in clicks; got {Clicks}. Merge equal positions or tell them apart.");
        }

        int[] ranking = Bids.Ranking(values);
        Rational[] bids = values.ToArray();
        Rational due = Rational.Zero;
        for (int rank = Math.Min(Clicks.Count, ranking.Length - 1); rank > 0; rank--)
        {
            Rational next = rank < Clicks.Count ? Clicks[rank] : Rational.Zero;
            due += (Clicks[rank - 1] - next) * values[ranking[rank]];
            bids[ranking[rank]] = due / Clicks[rank - 1];
        }

        return [.. bids];
    }
}
