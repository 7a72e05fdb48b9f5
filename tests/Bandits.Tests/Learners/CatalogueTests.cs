using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>
/// The measured table of the catalogue (mean pseudo-regret ± standard error, with another generator). A mean passes within 4 combined standard
/// errors plus 5% of the measured one: without the 5%, 4 errors mean a false alarm of 6·10⁻⁵ a cell; with it far less. Keys are fixed.
/// </summary>
public sealed class CatalogueTests
{
    private static readonly Sequence<double> TwoArms = [0.9, 0.8];
    private static readonly Sequence<double> TenArms = [0.1, 0.05, 0.05, 0.05, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01];
    private static readonly Sequence<double> FlatArms = [0.5, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4];

    public static TheoryData<ILearner, double, double> Measured => new()
    {
        { Ucb1.WithAlpha(1), 24.9, 0.2 },
        { new UcbV(), 50.8, 0.2 },
        { new KlUcb { Exploration = 3 }, 19.6, 0.2 },
        { new KlUcb(), 12.5, 0.2 },
        { new KlUcbPlusPlus(), 13.0, 0.2 },
        { new Moss(), 24.7, 0.2 },
        { new BetaThompson(), 9.0, 0.3 },
        { new Imed(), 9.4, 0.1 },
        { new EpsilonGreedy(), 30.5, 0.3 },
    };

    [Theory]
    [MemberData(nameof(Measured), DisableDiscoveryEnumeration = true)]
    public void Reproduces_the_measured_regret_of_two_arms(ILearner learner, double mean, double error) =>
        AssertNear(Play(learner, TwoArms, 5_000, runs: 60), mean, error);

    [LongFact]
    public void Reproduces_the_measured_regret_of_ten_arms()
    {
        AssertRow(new Ucb1(), (843.6, 2.0), (890.9, 5.5));
        AssertRow(Ucb1.WithAlpha(1), (392.4, 1.9), (321.3, 3.6));
        AssertRow(new UcbV(), (349.1, 1.6), (663.7, 4.0));
        AssertRow(new KlUcb { Exploration = 3 }, (212.2, 1.6), (493.7, 4.3));
        AssertRow(new KlUcb(), (132.6, 1.3), (315.3, 3.4));
        AssertRow(new KlUcbPlusPlus(), (84.0, 1.0), (204.7, 3.0));
        AssertRow(new Moss(), (241.3, 1.6), (216.9, 2.8));
        AssertRow(new BetaThompson(), (89.2, 1.0), (192.2, 4.2));
        AssertRow(new Imed(), (80.8, 1.1), (189.7, 3.1));
        AssertRow(new EpsilonGreedy(), (153.5, 4.2), (299.6, 13.7));
    }

    [LongFact]
    public void Policies_rank_as_measured_on_two_and_on_ten_arms()
    {
        foreach ((Sequence<double> means, int horizon, int runs) in ((Sequence<double>, int, int)[])[(TwoArms, 5_000, 1_000), (TenArms, 20_000, 100)])
        {
            double Regret(ILearner learner) => Play(learner, means, horizon, runs).Mean;
            double optimistic = Regret(new KlUcb());
            double cautious = Regret(new KlUcb { Exploration = 3 });
            Assert.True(Math.Max(Regret(new Imed()), Regret(new BetaThompson())) < optimistic);
            Assert.True(optimistic < cautious && cautious < Regret(new Ucb1()));
        }
    }

    /// <summary>Regret grows by about C(μ) per unit of ln t: the slope between T/10 and T lies within a factor 2 of the constant, 2.2521.</summary>
    [LongFact]
    public void Optimal_learners_grow_at_about_the_rate_of_lai_and_robbins()
    {
        foreach (ILearner learner in new ILearner[] { new BetaThompson(), new KlUcb() })
        {
            EpisodeBatch batch = new(
                new BernoulliBandit(TwoArms), learner, Sequence.Of(1_000, run => new Episode([], (uint)run)), 20_000, [2_000, 20_000], root: 5);
            double slope = new CpuDevice().Play(batch).Average(result => result.Regret[1] - result.Regret[0]) / Math.Log(10);
            Assert.InRange(slope / 2.2521, 0.5, 2);
        }
    }

    /// <summary>350 ± 3 over 1,000 runs is the agreed scenario; 1,000 other runs stay within 5 standard errors of that band.</summary>
    [LongFact]
    public void Reproduces_the_agreed_scenario_of_ucb1()
    {
        RunningMoments regret = Play(new Ucb1(), Sequence.Of(10, arm => 0.05 + (0.1 * arm)), 10_000, runs: 1_000);
        Assert.InRange(regret.Mean, 347, 353);
    }

    [Fact]
    public void Forgetting_learners_follow_a_change_that_ucb1_sleeps_through()
    {
        Assert.True(LateShareOfNewBest(new DiscountedUcb { Discount = 0.99 }) > 0.8);
        Assert.True(LateShareOfNewBest(new SlidingWindowUcb { Window = 300 }) > 0.8);
        Assert.True(LateShareOfNewBest(new Restarting(new Ucb1()) { First = 500, Growth = 1 }) > 0.7);
        Assert.True(LateShareOfNewBest(new Ucb1 { Exploration = 0.1 }) < 0.5);
    }

    [Fact]
    public void A_delay_of_zero_rounds_changes_nothing_and_a_long_one_costs()
    {
        Sequence<EpisodeResult> Results(ILearner learner) => new CpuDevice().Play(Batch(learner, TwoArms, 2_000, 40));
        Assert.Equal(Results(new Ucb1()).Select(result => result.Shows), Results(new Delayed(new Ucb1(), 0)).Select(result => result.Shows));
        Assert.True(Results(new Delayed(new KlUcb(), 300)).Average(result => result.Regret[0]) > Results(new KlUcb()).Average(result => result.Regret[0]));
    }

    /// <summary>m = max(1, ⌈(4/Δ²) ln(TΔ²/4)⌉) for deviation 1: by hand for Δ = 0.5 and T = 1,000, 16 · ln 62.5 = 66.2.</summary>
    [Fact]
    public void Explore_then_commit_explores_as_long_as_its_theorem_says()
    {
        Assert.Equal(67, ExploreThenCommit.ForGap(0.5, 1).ShowsPerArm(1_000));
        Assert.Equal(1, ExploreThenCommit.ForGap(0.01, 1).ShowsPerArm(1_000));
        EpisodeResult result = new CpuDevice().Play(Batch(ExploreThenCommit.WithShows(30), [1, 0, 0], 1_000, 1))[0];
        Assert.Equal([940L, 30, 30], result.Shows);
    }

    [Fact]
    public void Successive_elimination_drops_a_worthless_arm_at_the_first_phase_that_allows_it()
    {
        EpisodeResult result = new CpuDevice().Play(Batch(new SuccessiveElimination { ErrorProbability = 0.1 }, [1, 0], 1_000, 1))[0];
        int phase = Enumerable.Range(1, 500).First(n => 2 * Math.Sqrt(Math.Log(4 * 2 * n * n / 0.1) / (2.0 * n)) < 1);
        Assert.Equal([0L, phase], result.EliminatedAt);
    }

    [Fact]
    public void Rejects_settings_without_meaning()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new UcbDelta { ErrorProbability = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UcbV { Exploration = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new KlUcb { Exploration = -1 });
        Assert.Throws<ArgumentNullException>(() => new Imed { Family = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaThompson { PriorSuccesses = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EpsilonGreedy { Epsilon = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscountedUcb { Discount = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingWindowUcb { Window = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Restarting(new Ucb1()) { Growth = 0.9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Restarting(new Ucb1()) { First = 1, Growth = 1 }.Begin(2, 100_000, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Delayed(new Ucb1(), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExploreThenCommit.WithShows(0));
    }

    [Fact]
    public void Restarts_do_not_nest()
    {
        var run = new Restarting(new Restarting(new Ucb1())) { First = 2 }.Begin(2, 100, default);
        Assert.Throws<ArgumentException>(() =>
        {
            for (int round = 0; round < 5; round++)
            {
                run.Observe(run.Choose(), new(IsClicked: true, 1));
            }
        });
    }

    // The best arm changes in the middle of play; the share of rounds 2,300 to 2,700 that goes to the new one.
    private static double LateShareOfNewBest(ILearner learner)
    {
        LearnerRun run = learner.Begin(2, 4_000, default);
        int late = 0;
        for (int round = 0; round < 2_700; round++)
        {
            int arm = run.Choose();
            int best = round < 2_000 ? 0 : 1;
            late += round is >= 2_300 and < 2_700 && arm == best ? 1 : 0;
            run.Observe(arm, new(IsClicked: true, (round * 7919) % 100 < (arm == best ? 90 : 20) ? 1 : 0));
        }

        return late / 400.0;
    }

    private static void AssertRow(ILearner learner, (double Mean, double Error) ten, (double Mean, double Error) flat)
    {
        AssertNear(Play(learner, TenArms, 20_000, runs: 200), ten.Mean, ten.Error);
        AssertNear(Play(learner, FlatArms, 20_000, runs: 200), flat.Mean, flat.Error);
    }

    private static void AssertNear(RunningMoments regret, double mean, double error)
    {
        double allowed = (4 * Math.Sqrt(Math.Pow(regret.StandardError, 2) + (error * error))) + (0.05 * mean);
        Assert.InRange(regret.Mean, mean - allowed, mean + allowed);
    }

    private static RunningMoments Play(ILearner learner, Sequence<double> means, int horizon, int runs) =>
        RunningMoments.Of([.. new CpuDevice().Play(Batch(learner, means, horizon, runs)).Select(result => result.Regret[0])]);

    private static EpisodeBatch Batch(ILearner learner, Sequence<double> means, int horizon, int runs) =>
        new(new BernoulliBandit(means), learner, Sequence.Of(runs, run => new Episode([], (uint)run)), horizon, [horizon], root: 13);
}
