using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>The Vickrey-Clarke-Groves auction of bundles: items go where the bids are worth most, and winners pay what their presence costs the others.</summary>
/// <remarks>
/// Bidder i pays the most welfare of the others without it, less what the others get with it. Among assignments with the most welfare, bidder 0
/// takes the bundle worth most to it, then bidder 1, and so on, the lowest bundle among equals; nobody is given items that add no value to its
/// bundle, which then stay unsold. Strategyproof, efficient, individually rational and without payments to bidders; neither false-name-proof nor
/// revenue monotone.
/// <para>Exact winner determination by dynamic programming, O(bidders · 3^items) or less where bids name few bundles; welfare without each bidder
/// comes from the same tables. Memory O(bidders · 2^items). Thread-safe.</para>
/// </remarks>
[Reference("vickrey1961", "sealed bids")]
[Reference("clarke1971", "the pivot payments")]
[Reference("groves1973", "incentives by the welfare of the others")]
[Reference("rothkopf1998", "winner determination by dynamic programming")]
public sealed record VcgAuction : DeterministicMechanism<BundleValuation, BundleOutcome>
{
    /// <inheritdoc/>
    public override string Name => "VCG auction";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no bidder, or the valuations are not all of the same items.</exception>
    /// <exception cref="ArgumentNullException">A valuation is null.</exception>
    public override BundleOutcome Decide(ReadOnlySpan<BundleValuation> reports)
    {
        Require(reports);
        WinnerDetermination won = WinnerDetermination.Of(reports);
        int[] owners = new int[reports[0].Items];
        Array.Fill(owners, BundleOutcome.Unsold);
        Rational[] payments = new Rational[reports.Length];
        for (int bidder = 0; bidder < payments.Length; bidder++)
        {
            int bundle = won.Bundles[bidder];
            payments[bidder] = won.WelfareWithout[bidder] - (won.Welfare - reports[bidder].ValueOf(bundle));
            for (int item = 0; item < owners.Length; item++)
            {
                owners[item] = (bundle & (1 << item)) != 0 ? bidder : owners[item];
            }
        }

        return new([.. owners], [.. payments]);
    }

    private static void Require(ReadOnlySpan<BundleValuation> reports)
    {
        if (reports.IsEmpty)
        {
            throw new ArgumentException("An auction needs at least one bidder; got none. Add a valuation.", nameof(reports));
        }

        foreach (BundleValuation report in reports)
        {
            ArgumentNullException.ThrowIfNull(report, nameof(reports));
            if (report.Items != reports[0].Items)
            {
                throw new ArgumentException(
                    $"Bidders must value the same items; got valuations of {reports[0].Items} and of {report.Items}. Value every item of the auction.",
                    nameof(reports));
            }
        }
    }
}
