namespace Mechanisms.Examples;

// snippet: verify-auction
/// <summary>Who bought, and at what price.</summary>
public sealed record Sale(int Winner, double Price);

/// <summary>The highest bid wins and pays the second highest; of two equal bids the price was forgotten.</summary>
public static class SecondPrice
{
    public static Sale Run(IReadOnlyList<double> bids)
    {
        int winner = 0;
        for (int bidder = 1; bidder < bids.Count; bidder++)
        {
            winner = bids[bidder] > bids[winner] ? bidder : winner;
        }

        return new(winner, bids.Where(bid => bid < bids[winner]).DefaultIfEmpty(0).Max());
    }
}
// end snippet
