using Mechanisms;
using Mechanisms.Auctions;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace MyAuctions;

/// <summary>The highest bid wins and pays the second highest, at least 1; of equal bids the first wins.</summary>
public sealed record OwnAuction : DeterministicMechanism<Rational, SingleItemOutcome>
{
    public override string Name => "auction of mine";

    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        int winner = 0;
        for (int bidder = 1; bidder < reports.Length; bidder++)
        {
            winner = reports[bidder] > reports[winner] ? bidder : winner;
        }

        Rational price = 1;
        for (int bidder = 0; bidder < reports.Length; bidder++)
        {
            price = bidder == winner ? price : Rational.Max(price, reports[bidder]);
        }

        return SingleItemOutcome.Sold(reports.Length, reports[winner] < 1 ? SingleItemOutcome.Unsold : winner, price);
    }
}
