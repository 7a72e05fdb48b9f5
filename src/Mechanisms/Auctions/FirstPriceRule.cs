using Mechanisms.Claims;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>The first-price auction in floating point, for grids of misreports; see <see cref="FirstPriceAuction"/> for the exact one.</summary>
/// <remarks>Equal bids: the lowest bidder wins. The default value is the rule. Time O(bidders).</remarks>
[Reference("vickrey1961", "first-price sealed bids")]
public readonly record struct FirstPriceRule : ISingleParameterRule
{
    /// <inheritdoc/>
    public (double Share, double Payment) Decide(ReadOnlySpan<double> bids, int agent)
    {
        (int winner, _) = Bids.HighestAndSecond(bids);
        return winner == agent ? (1, bids[agent]) : (0, 0);
    }
}
