using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of auctions of bundles.</summary>
internal static class BundleLines
{
    private static readonly PropertySearch<BundleValuation> Anybody = new PropertySearch<BundleValuation>(TypeGenerator.BundleValuations(1, 3)).WithAgents(1, 4);
    private static readonly BundleBidders Bidders = new();

    // Two items: both at 1, the first at 1, the second at 1.
    private static readonly BundleValuation Both = BundleValuation.Of(2, (3, 1));
    private static readonly BundleValuation First = BundleValuation.Of(2, (1, 1));
    private static readonly BundleValuation Second = BundleValuation.Of(2, (2, 1));

    public static IEnumerable<TruthTableLine> All()
    {
        VcgAuction vcg = new();
        FiniteDomain<BundleValuation> ones = Domain.Bundles(3, 3, 1);
        FiniteDomain<BundleValuation> twos = Domain.Bundles(3, 2, 2);
        return
        [
            TruthTableLine.Holds(new Strategyproofness<BundleValuation, BundleOutcome>(vcg, Bidders), ones, Anybody),
            TruthTableLine.Holds(new Strategyproofness<BundleValuation, BundleOutcome>(vcg, Bidders), twos, Anybody),
            TruthTableLine.Holds(Efficient(vcg), twos, Anybody),
            TruthTableLine.Holds(new IndividualRationality<BundleValuation, BundleOutcome>(vcg, Bidders), twos, Anybody),
            TruthTableLine.Holds(new NoPositiveTransfers<BundleValuation, BundleOutcome>(vcg), twos, Anybody),
            TruthTableLine.Fails(new RevenueMonotonicity<BundleValuation, BundleOutcome>(vcg), Global, Anybody, new(3, 2)),
            TruthTableLine.Fails(new FalseNameProofness<BundleValuation, BundleOutcome>(vcg, Bidders, 2), Splitting, Anybody, new(2, 2)),
            TruthTableLine.Fails(new GroupStrategyproofness<BundleValuation, BundleOutcome>(vcg, Bidders, 2), Domain.Bundles(2, 1, 2), Anybody, new(2, 1)),
        ];
    }

    private static FiniteDomain<BundleValuation> Global => Domain.Each<BundleValuation>(
        [[Both], [First], [Second]], "3 agents who want both items, the first and the second at 1");

    private static FiniteDomain<BundleValuation> Splitting => Domain.Each<BundleValuation>(
        [[Both], [Both]], "2 agents who want both items at 1").WithMisreports([First, Second], "for one of them at 1");

    private static ApproximationRatio<BundleValuation, BundleOutcome> Efficient(IMechanism<BundleValuation, BundleOutcome> rule) => new(
        rule, OptimizationSense.Maximize, Welfare, MostWelfare, 1)
    {
        Goal = "the best welfare",
    };

    private static Rational Welfare(Sequence<BundleValuation> truth, BundleOutcome outcome)
    {
        Rational sum = Rational.Zero;
        for (int bidder = 0; bidder < truth.Count; bidder++)
        {
            sum += truth[bidder].ValueOf(outcome.BundleOf(bidder));
        }

        return sum;
    }

    // Every way to give each item to a bidder, by counting in base n.
    private static Rational MostWelfare(Sequence<BundleValuation> truth)
    {
        int items = truth[0].Items;
        int[] bundles = new int[truth.Count];
        Rational best = Rational.Zero;
        for (int code = 0; code < Math.Pow(truth.Count, items); code++)
        {
            Array.Clear(bundles);
            for (int item = 0, rest = code; item < items; item++, rest /= truth.Count)
            {
                bundles[rest % truth.Count] |= 1 << item;
            }

            best = Rational.Max(best, bundles.Index().Aggregate(
                Rational.Zero, (sum, held) => sum + truth[held.Index].ValueOf(held.Item)));
        }

        return best;
    }
}
