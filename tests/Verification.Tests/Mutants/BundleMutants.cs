using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>VCG auctions of one or two items by enumeration of all owners, each with one slip.</summary>
internal static class BundleMutants
{
    private static readonly PropertySearch<BundleValuation> Search =
        new PropertySearch<BundleValuation>(TypeGenerator.BundleValuations(1, 2)).WithAgents(1, 3);

    /// <summary>What a bidder pays: valuations, the owners, the bidder.</summary>
    private delegate Rational Price(Sequence<BundleValuation> bids, int[] owners, int bidder);

    public static IEnumerable<Subject> All() => Subject.Slips(
        "VCG auction",
        Slip("payment from the wrong coalition", Best, (bids, owners, bidder) => Externality(bids, owners, bidder, (bidder + 1) % bids.Count)),
        Slip("no payment", Best, (_, _, _) => 0),
        Slip("pay as bid", Best, (bids, owners, bidder) => Won(bids, owners, bidder)),
        Slip("own bundle counted among the others'", Best, (bids, owners, bidder) => Welfare(bids, Best(bids, bidder), bidder) - Welfare(bids, owners, -1)),
        Slip("items sold one after the other", Greedy, (bids, owners, bidder) => Externality(bids, owners, bidder, bidder)));

    public static IEnumerable<Subject> Originals() =>
    [
        Slip("VCG by hand", Best, (bids, owners, bidder) => Externality(bids, owners, bidder, bidder)),
        Subject.Of("VCG auction", Truthful(new VcgAuction()), Search),
    ];

    private static Strategyproofness<BundleValuation, BundleOutcome> Truthful(IMechanism<BundleValuation, BundleOutcome> rule) =>
        new(rule, new BundleBidders());

    private static Subject Slip(string name, Func<Sequence<BundleValuation>, int, int[]> owners, Price price) => Subject.Of(
        name, Truthful(Mechanism.Deterministic<BundleValuation, BundleOutcome>(name, bids =>
        {
            int[] chosen = owners(bids, -1);
            return new([.. chosen], [.. bids.Select((_, bidder) => price(bids, chosen, bidder))]);
        })), Search);

    private static Rational Externality(Sequence<BundleValuation> bids, int[] owners, int bidder, int absent) =>
        Welfare(bids, Best(bids, absent), absent) - Welfare(bids, owners, bidder);

    private static Rational Won(Sequence<BundleValuation> bids, int[] owners, int bidder) =>
        bids[bidder].ValueOf(owners.Select((owner, item) => owner == bidder ? 1 << item : 0).Sum());

    private static Rational Welfare(Sequence<BundleValuation> bids, int[] owners, int absent) => Enumerable.Range(0, bids.Count)
        .Where(bidder => bidder != absent).Aggregate(Rational.Zero, (sum, bidder) => sum + Won(bids, owners, bidder));

    // All n^m lists of owners; without the absent bidder's wishes.
    private static int[] Best(Sequence<BundleValuation> bids, int absent) => Lists(bids.Count, bids[0].Items)
        .MaxBy(owners => Welfare(bids, owners, absent))!;

    private static IEnumerable<int[]> Lists(int bidders, int items) => items == 0
        ? [[]]
        : Lists(bidders, items - 1).SelectMany(list => Enumerable.Range(0, bidders).Select(owner => (int[])[.. list, owner]));

    private static int[] Greedy(Sequence<BundleValuation> bids, int absent)
    {
        int[] owners = [.. Enumerable.Repeat(BundleOutcome.Unsold, bids[0].Items)];
        for (int item = 0; item < owners.Length; item++)
        {
            int sold = item;
            owners[item] = Enumerable.Range(0, bids.Count)
                .MaxBy(bidder => Won(bids, [.. owners.Select((owner, index) => index == sold ? bidder : owner)], bidder) - Won(bids, owners, bidder));
        }

        return owners;
    }
}
