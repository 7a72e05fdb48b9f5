using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Matching;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Verification.Tests.Mutants;
using Mechanisms.Voting;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Searches for manipulations, and exact winner determination, on one thread.</summary>
internal sealed class ClaimSuite : ISuite
{
    private const int Voters = 7;
    private const int Bidders = 20;
    private const int Items = 12;

    public string Name => "claims";

    public string Summary => "searches for manipulations of voting, matching and auctions, and VCG auctions";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Searches for manipulations");
        bench.Report.Paragraph(
            "One thread. Every value is checked before its time is read: the count of manipulable profiles against a plain loop, the grid's cases, the gain of the "
            + "best lie, the welfare of VCG in fractions against that in whole values, a witness against each slip (of which the value counts the cases examined). pref_voting takes 7 ms for one profile of the first row elsewhere (70 s for all); nothing of it was run here.");
        bench.Report.TableHead("work", "value", "median", "least", "per case");
        PreferenceOrder[][] profiles = Profiles();
        Row(bench, "Borda, 4 candidates, 7 voters: 10,000 profiles × 161 misreports", 1_610_000, BruteForce(profiles), () => Census(profiles));
        double[] grid = [.. Enumerable.Range(0, 32).Select(bid => (double)bid)];
        double cases = Math.Pow(32, 5) * 4;
        Row(bench, "second price, 4 bidders, 32 values × 32 bids", cases, cases, () => MisreportGrid.Scan(new SecondPriceRule(), 4, grid).Cases);
        Sequence<PreferenceOrder> contested = [new(0, 1, 2), new(0, 1, 2), new(1, 0, 2)];
        Row(bench, "student-proposing deferred acceptance, 3 × 3, proof", 216 * 18, 0, () => LargestGain(new StudentProposingDeferredAcceptance(contested)));
        Row(bench, "Boston, 3 × 3, largest gain", 216 * 18, 1, () => LargestGain(new BostonMechanism(contested)));
        Rational whole = Welfare(Valuations(0)) / Rate(0);
        foreach ((string words, int digits) in ((string, int)[])[("whole values", 0), ("fractions that fit two words", 12), ("fractions of 60 digits", 60)])
        {
            BundleValuation[] bidders = Valuations(digits);
            Row(bench, $"VCG, {Bidders} bidders, {Items} items, {words}", 1, (whole * Rate(digits)).ToDouble(), () => Welfare(bidders).ToDouble());
        }

        Slips(bench);
        bench.Report.TableEnd();
    }

    // Each with default settings, shrinking included; the slowest, and all together.
    private static void Slips(Bench bench)
    {
        Subject[] slips = [.. AllSubjects.Slips()];
        (Subject Slip, Timing Timing)[] timed = [.. slips.Select(slip => (slip, bench.Clock.Measure([new(slip.Name, () => Examined(slip))], value => value > 0)[0]))];
        (Subject slowest, Timing longest) = timed.MaxBy(each => each.Timing.Median);
        bench.Report.Row(
            $"random search, default settings: slowest of {slips.Length} slips, \"{slowest.Name}\"", Report.Number(longest.Value), Report.Time(longest.Median),
            Report.Time(longest.Minimum), $"{Report.Number(longest.Median / longest.Value * 1e9, "0.00")} ns");
        bench.Report.Row(
            $"the same, all {slips.Length} slips", Report.Number(timed.Sum(each => each.Timing.Value)), Report.Time(timed.Sum(each => each.Timing.Median)),
            Report.Time(timed.Sum(each => each.Timing.Minimum)), string.Empty);
    }

    // How many cases were examined, steps of shrinking included; 0 where no witness was found.
    private static double Examined(Subject slip) =>
        slip.Search(new StreamKey(1), Subject.DefaultCases) is { Witness: not null, Examined: int examined } ? examined : 0;

    private static void Row(Bench bench, string work, double cases, double expected, Func<double> measured)
    {
        Timing timing = bench.Clock.Measure([new(work, measured)], value => value.Equals(expected))[0];
        bench.Report.Row(
            work, Report.Number(timing.Value), Report.Time(timing.Median), Report.Time(timing.Minimum),
            cases > 1 ? $"{Report.Number(timing.Median / cases * 1e9, "0.00")} ns" : string.Empty);
    }

    private static PreferenceOrder[][] Profiles()
    {
        Sequence<PreferenceOrder> orders = Domain.AllOrders(4);
        RandomStream stream = new StreamKey(1).Role(Streams.Instances).Open();
        PreferenceOrder[][] profiles = new PreferenceOrder[10_000][];
        for (int index = 0; index < profiles.Length; index++)
        {
            profiles[index] = new PreferenceOrder[Voters];
            foreach (ref PreferenceOrder ballot in profiles[index].AsSpan())
            {
                ballot = orders[stream.NextBelow(orders.Count)];
            }
        }

        return profiles;
    }

    private static double Census(PreferenceOrder[][] profiles) => ManipulationCensus.Of(
        new Borda(), new Voters(), [.. profiles.Select(profile => profile.ToSequence())], Domain.AllOrders(4).Span).ManipulableProfiles;

    // Scores added up anew for every misreport.
    private static double BruteForce(PreferenceOrder[][] profiles) => profiles.Count(profile => Enumerable.Range(0, Voters).Any(voter =>
    {
        int truthful = Winner(profile);
        return Domain.AllOrders(4).Any(lie => profile[voter].Prefers(Winner([.. profile.Select((ballot, index) => index == voter ? lie : ballot)]), truthful));
    }));

    private static int Winner(PreferenceOrder[] ballots) => Enumerable.Range(0, 4).MaxBy(candidate => ballots.Sum(ballot => 3 - ballot.RankOf(candidate)));

    private static double LargestGain(IMechanism<PreferenceOrder, Assignment> rule) =>
        new Strategyproofness<PreferenceOrder, Assignment>(rule, new AssignedAgents())
            .Check(new ExhaustiveSearch<PreferenceOrder>(Domain.Orders(3, 3)) { Threads = 1, Choice = WitnessChoice.Largest })
            .Match(_ => 0, _ => double.NaN, refuted => refuted.Witness.Size.ToDouble());

    // Additive values for half of the bidders, one bundle for the others; times a fraction with a numerator and denominator of so many digits.
    private static BundleValuation[] Valuations(int digits)
    {
        RandomStream stream = new StreamKey(2).Role(Streams.Instances).Open();
        BundleValuation[] bidders = new BundleValuation[Bidders];
        for (int bidder = 0; bidder < Bidders; bidder++)
        {
            Rational[] values = new Rational[Items];
            foreach (ref Rational value in values.AsSpan())
            {
                value = (1 + stream.NextBelow(100)) * Rate(digits);
            }

            bidders[bidder] = bidder % 2 == 0
                ? BundleValuation.Additive(values)
                : BundleValuation.Of(Items, (1 + stream.NextBelow((1 << Items) - 1), values[0] * 5));
        }

        return bidders;
    }

    private static Rational Rate(int digits) => digits == 0
        ? Rational.One
        : new(System.Numerics.BigInteger.Pow(10, digits) + 7, System.Numerics.BigInteger.Pow(10, digits) + 9);

    private static Rational Welfare(BundleValuation[] bidders)
    {
        BundleOutcome outcome = new VcgAuction().Decide(bidders);
        return bidders.Select((bidder, index) => bidder.ValueOf(outcome.BundleOf(index))).Aggregate(Rational.Zero, (sum, value) => sum + value);
    }
}
