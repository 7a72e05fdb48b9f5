using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>The auction of one item that earns most in expectation when bidders' values are drawn independently from known finite distributions.</summary>
/// <remarks>
/// The highest ironed virtual value wins if it is at least 0, and the winner pays the lowest of its own possible values with which it would still
/// win. A bid between two possible values counts as the lower one. Equal ironed virtual values: the lowest bidder wins. Strategyproof and
/// individually rational for all values, not only those of the prior; not efficient. No mechanism earns more in a Bayesian equilibrium.
/// <para>Exact. Time O(bidders + values of the winner) after ironing once. Thread-safe.</para>
/// </remarks>
[Reference("myerson1981", "the optimal auction, with ironing")]
[Reference("elkind2007", "finite supports")]
public sealed record MyersonAuction : DeterministicMechanism<Rational, SingleItemOutcome>
{
    /// <summary>Initializes an auction.</summary>
    /// <param name="prior">What is known about values, in money, at least 0: one distribution for each bidder.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prior"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no bidder, or a value is negative.</exception>
    public MyersonAuction(Prior<Rational> prior)
    {
        ArgumentNullException.ThrowIfNull(prior);
        if (prior.Agents == 0)
        {
            throw new ArgumentException("An auction needs at least one bidder; the prior has none. Add a distribution of values.", nameof(prior));
        }

        Prior = prior;
        VirtualValues = [.. prior.Types.Select(values => new VirtualValues(values))];
    }

    /// <summary>Gets what is known about values.</summary>
    public Prior<Rational> Prior { get; }

    /// <summary>Gets the virtual values of each bidder, shape [bidder].</summary>
    public Sequence<VirtualValues> VirtualValues { get; }

    /// <inheritdoc/>
    public override string Name => "Myerson auction";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is not one bid for each bidder of the prior, or one is negative.</exception>
    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        Bids.Require(reports);
        if (reports.Length != VirtualValues.Count)
        {
            throw new ArgumentException(
                $"The auction is for {VirtualValues.Count} bidders; got {reports.Length} bids. Give one bid for each distribution of the prior.",
                nameof(reports));
        }

        int winner = SingleItemOutcome.Unsold;
        Rational highest = Rational.Zero;
        for (int bidder = 0; bidder < reports.Length; bidder++)
        {
            if (VirtualValues[bidder].IronedAt(reports[bidder]) is { } virtualValue
                && (virtualValue > highest || (virtualValue == highest && winner == SingleItemOutcome.Unsold)))
            {
                (winner, highest) = (bidder, virtualValue);
            }
        }

        return SingleItemOutcome.Sold(
            reports.Length, winner, winner == SingleItemOutcome.Unsold ? Rational.Zero : LowestWinningValue(reports, winner));
    }

    private Rational LowestWinningValue(ReadOnlySpan<Rational> bids, int winner)
    {
        VirtualValues own = VirtualValues[winner];
        for (int place = 0; place < own.Values.Count; place++)
        {
            if (Wins(bids, winner, own.Ironed[place]))
            {
                return own.Values[place];
            }
        }

        throw new System.Diagnostics.UnreachableException("The winner wins with its own bid, which counts as one of its values.");
    }

    // Nobody before it is as high, nobody after it is higher.
    private bool Wins(ReadOnlySpan<Rational> bids, int bidder, Rational virtualValue)
    {
        if (virtualValue.Sign < 0)
        {
            return false;
        }

        for (int other = 0; other < bids.Length; other++)
        {
            if (other != bidder && VirtualValues[other].IronedAt(bids[other]) is { } rival
                && (rival > virtualValue || (rival == virtualValue && other < bidder)))
            {
                return false;
            }
        }

        return true;
    }
}
