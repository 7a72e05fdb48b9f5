using Mechanisms.Claims;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>The second-price auction in floating point, for grids of misreports; see <see cref="SecondPriceAuction"/> for the exact one.</summary>
/// <remarks>Equal bids: the lowest bidder wins. One bidder alone pays 0. The default value is the rule. Time O(bidders).</remarks>
[Reference("vickrey1961", "second-price sealed bids")]
public readonly record struct SecondPriceRule : ISingleParameterRule
{
    /// <inheritdoc/>
    public (double Share, double Payment) Decide(ReadOnlySpan<double> bids, int agent)
    {
        (int winner, double second) = Bids.HighestAndSecond(bids);
        return winner == agent ? (1, second) : (0, 0);
    }
}
