using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;
using Mechanisms.Voting;

namespace Mechanisms.Tests.Claims;

/// <summary>The fast paths: grids of misreports in floating point, and counting manipulable profiles.</summary>
public class MisreportGridTests
{
    // Two agents, grid 0..2: share and payment of each agent in each of nine profiles, small integers, so everything is exact.
    private static readonly Arbitrary<int[]> Tables = Gen.Choose(-2, 2).ArrayOf(36).ToArbitrary();

    [Fact]
    public void Agrees_with_a_loop_over_all_cases_of_random_rules() => Prop.ForAll(Tables, table => Agrees(table, [0, 1, 2])).Check(Laws.Config);

    [Fact]
    public void Agrees_with_exact_search_on_the_auctions()
    {
        double[] grid = [.. Enumerable.Range(0, 11).Select(bid => (double)bid)];
        FiniteDomain<Rational> domain = Domain.Numbers(3, [.. Enumerable.Range(0, 11).Select(bid => (Rational)bid)]);
        QuasilinearBidders<SingleItemOutcome> bidders = new();

        MisreportGridReport second = MisreportGrid.Scan(new SecondPriceRule(), 3, grid);
        Assert.Equal(new Verdict<Deviation<double>>.NotRefuted(3 * 11 * 11 * 11 * 11), second.Judge(Tolerances.Gain));
        Assert.Equal(3 * 11 * 11 * 11, second.Runs);
        Verdicts.RequireProof(new Strategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), bidders), domain);

        MisreportGridReport first = MisreportGrid.Scan(new FirstPriceRule(), 3, grid);
        Manipulation<Rational, SingleItemOutcome> witness = Verdicts.RequireWitness(
            new Strategyproofness<Rational, SingleItemOutcome>(new FirstPriceAuction(), bidders), domain, WitnessChoice.Largest);
        Assert.Equal(witness.Gain.ToDouble(), first.Largest.Gain);
        Assert.Equal(new Deviation<double>(0, 10, 0, 10), first.Largest);
        Assert.Equal([10, 0, 0], first.Profile);
        Assert.True(first.Judge(Tolerances.Gain).IsRefuted);
    }

    [Fact]
    public void A_second_price_that_is_off_by_one_bidder_is_refuted() =>
        Assert.True(MisreportGrid.Scan(new ThirdPrice(), 3, [0, 1, 2, 3]).Judge(Tolerances.Gain).IsRefuted);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(17)]
    public void Every_width_of_grid_is_judged_to_its_last_report(int width)
    {
        // Only the last report of the grid pays.
        double[] grid = [.. Enumerable.Range(0, width).Select(bid => (double)bid)];
        MisreportGridReport report = MisreportGrid.Scan(new PrizeFor(width - 1), 1, grid);

        Assert.Equal(width == 1 ? 0 : 5, report.Largest.Gain);
        Assert.Equal(width - 1, report.Largest.To);
        Assert.Equal(width * width, report.Cases);
    }

    [Fact]
    public void Rejects_grids_and_rules_that_are_not_numbers()
    {
        Assert.Throws<ArgumentException>(() => MisreportGrid.Scan(new SecondPriceRule(), 2, []));
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => MisreportGrid.Scan(new SecondPriceRule(), 2, [double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MisreportGrid.Scan(new SecondPriceRule(), 0, [1]));
        Assert.Contains("not finite", Assert.Throws<InvalidOperationException>(
            () => MisreportGrid.Scan(new PrizeFor(0, double.NaN), 1, [0])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => MisreportGrid.Scan(new PrizeFor(3, 0, double.NaN), 1, [0, 1, 2, 3, 4, 5, 6, 7, 8]));
        Assert.Throws<InvalidOperationException>(() => MisreportGrid.Scan(new PrizeFor(3, 0, double.PositiveInfinity), 1, [0, 1, 2, 3, 4, 5, 6, 7, 8]));
    }

    // Profiles drawn from the fixed seed; the count is made again on arrays of ranks, written apart.
    [Fact]
    public void The_census_of_borda_equals_a_count_by_brute_force()
    {
        Sequence<PreferenceOrder> orders = Domain.AllOrders(4);
        Sequence<PreferenceOrder>[] profiles = Laws.Sample(Gen.Elements<PreferenceOrder>(orders).ArrayOf(5).Select(drawn => drawn.ToSequence()), 10, 200);
        ManipulationCensus census = ManipulationCensus.Of(new Borda(), new Voters(), profiles, orders.Span);

        Assert.Equal(CountByHand(profiles, orders, skipLast: false), (census.ManipulableProfiles, census.Manipulations));
        Assert.NotEqual(CountByHand(profiles, orders, skipLast: true), (census.ManipulableProfiles, census.Manipulations));
        Assert.Equal((200, 200 * 5 * 23), (census.Profiles, census.Misreports));
        Assert.Equal(new Rational(census.ManipulableProfiles, 200), census.Index);
        Assert.InRange(census.ManipulableProfiles, 1, 199);
    }

    // Seven voters, 161 misreports at each of 10,000 profiles.
    [LongFact]
    public void The_census_of_ten_thousand_profiles_equals_a_count_by_brute_force()
    {
        Sequence<PreferenceOrder> orders = Domain.AllOrders(4);
        Sequence<PreferenceOrder>[] profiles = Laws.Sample(
            Gen.Elements<PreferenceOrder>(orders).ArrayOf(7).Select(drawn => drawn.ToSequence()), 10, 10_000);
        ManipulationCensus census = ManipulationCensus.Of(new Borda(), new Voters(), profiles, orders.Span);

        Assert.Equal(1_610_000, census.Misreports);
        Assert.Equal(CountByHand(profiles, orders, skipLast: false), (census.ManipulableProfiles, census.Manipulations));
    }

    [Fact]
    public void The_census_of_no_profile_is_empty() => Assert.Equal(
        (0, Rational.Zero),
        (ManipulationCensus.Of(new Borda(), new Voters(), [], Domain.AllOrders(3).Span).Profiles,
            ManipulationCensus.Of(new Borda(), new Voters(), [], Domain.AllOrders(3).Span).Index));

    private static bool Agrees(int[] table, double[] grid)
    {
        MisreportGridReport report = MisreportGrid.Scan(new Tabled(table), 2, grid);
        double largest = double.NegativeInfinity;
        for (int agent = 0; agent < 2; agent++)
        {
            for (int code = 0; code < 27; code++)
            {
                (int value, int other, int lie) = (code / 9, code / 3 % 3, code % 3);
                double[] truth = agent == 0 ? [value, other] : [other, value];
                double[] lying = agent == 0 ? [lie, other] : [other, lie];
                largest = Math.Max(largest, Utility(lying) - Utility(truth));

                double Utility(double[] bids)
                {
                    (double share, double payment) = new Tabled(table).Decide(bids, agent);
                    return (value * share) - payment;
                }
            }
        }

        return report.Largest.Gain == largest && report.Profile[report.Largest.Player] == report.Largest.From;
    }

    private static (long Profiles, long Manipulations) CountByHand(
        Sequence<PreferenceOrder>[] profiles, Sequence<PreferenceOrder> orders, bool skipLast)
    {
        (long manipulable, long manipulations) = (0, 0);
        foreach (Sequence<PreferenceOrder> profile in profiles)
        {
            int[][] ballots = [.. profile.Select(order => order.Listed.ToArray())];
            int truth = WinnerByHand(ballots);
            long before = manipulations;
            for (int voter = 0; voter < ballots.Length - (skipLast ? 1 : 0); voter++)
            {
                int[] type = ballots[voter];
                foreach (PreferenceOrder lie in orders)
                {
                    ballots[voter] = [.. lie.Listed];
                    manipulations += Array.IndexOf(type, WinnerByHand(ballots)) < Array.IndexOf(type, truth) ? 1 : 0;
                }

                ballots[voter] = type;
            }

            manipulable += manipulations > before ? 1 : 0;
        }

        return (manipulable, manipulations);
    }

    // Points 3, 2, 1, 0; the lowest candidate among the best.
    private static int WinnerByHand(int[][] ballots)
    {
        int[] points = [0, 0, 0, 0];
        foreach (int[] ballot in ballots)
        {
            for (int place = 0; place < 4; place++)
            {
                points[ballot[place]] += 3 - place;
            }
        }

        return Array.IndexOf(points, points.Max());
    }

    private readonly record struct Tabled(int[] Table) : ISingleParameterRule
    {
        public (double Share, double Payment) Decide(ReadOnlySpan<double> bids, int agent)
        {
            int cell = (18 * agent) + (6 * (int)bids[0]) + (2 * (int)bids[1]);
            return (Table[cell], Table[cell + 1]);
        }
    }

    private readonly record struct ThirdPrice : ISingleParameterRule
    {
        public (double Share, double Payment) Decide(ReadOnlySpan<double> bids, int agent)
        {
            double[] sorted = [.. bids.ToArray().OrderDescending()];
            return bids.IndexOf(sorted[0]) == agent ? (1, sorted[2]) : (0, 0);
        }
    }

    // Pays a prize to who bids the number.
    private readonly record struct PrizeFor(double Number, double Share = 0, double Prize = 5) : ISingleParameterRule
    {
        public (double Share, double Payment) Decide(ReadOnlySpan<double> bids, int agent) => (Share, bids[agent] == Number ? -Prize : 0);
    }
}
