using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.StrategicContexts;

public sealed class GrimTriggerTests
{
    /// <summary>⌊4 ln T / g²⌋ + 1 for T = 10,000: an arm that claims g and pays nothing.</summary>
    [Theory]
    [InlineData(0.5, 148)]
    [InlineData(0.25, 590)]
    [InlineData(0.1, 3685)]
    public void Greedy_detects_constant_overselling_without_noise_exactly_in_time(double gap, int plays)
    {
        ContextualRun run = GrimTrigger.Greedy([1]).Begin(1, 1, 10_000, default);
        Assert.Equal(plays, PlaysUntilRemoved(run, gap));
        Assert.Equal(ContextualRun.Nobody, run.Choose([gap]));
    }

    [Fact]
    public void Truthful_arms_are_not_removed_in_a_few_short_runs() => RequireNoRemovals(1000, 4);

    [LongFact]
    public void Truthful_arms_are_never_removed_and_greedy_play_has_no_regret() => RequireNoRemovals(5000, 20);

    /// <summary>An arm is good until half of the horizon, and goes on to report what it was: the prototype's counts ± 15%.</summary>
    [Theory]
    [InlineData(2000, 374)]
    [InlineData(5000, 543)]
    [InlineData(20_000, 1040)]
    public void Bait_and_switch_is_detected_in_time(int horizon, int plays)
    {
        double[] counts = [.. Enum.GetValues<LcbTiming>().Select(timing => Average(horizon, timing))];
        Assert.InRange(counts[0], plays * 0.85, plays * 1.15);

        // Learning from the round itself shrinks the radius by more than it moves the estimate, so it promises more and detects earlier.
        Assert.InRange(counts[1], plays * 0.75, counts[0]);
    }

    [Fact]
    public void Exaggeration_pays_against_a_learner_that_believes_and_not_against_a_grim_trigger()
    {
        Sequence<double> weights = [0.5, 0.5, 0.5, 0.5];
        LinearBandit bandit = new(weights, 0.1, new UnitContexts(4, 4));
        ConfidenceRadius radius = new ConfidenceRadius.SelfNormalized { Noise = 0.1, ContextBound = 2, Volume = VolumeBound.Horizon };
        IReportPolicy[] reports = [Oversell.ByReward(0.6, weights), new TruthfulReport(), new TruthfulReport(), new TruthfulReport()];
        ReportExperiment experiment = new(
            bandit,
            [new KnownWeights(weights), GrimTrigger.Greedy(weights), new LinUcb { Radius = radius }, GrimTrigger.Optimistic(radius)],
            5000,
            4,
            2,
            [.. reports],
            [5000]);
        EpisodeSummary[] summaries = [.. experiment.Run(2)];
        double[] regret = [.. summaries.Select(summary => summary.Curve.Final)];
        Assert.True(regret[1] < regret[0], $"greedy {regret[0]}, GGTM {regret[1]}");
        Assert.True(regret[3] < regret[2] / 3, $"LinUCB {regret[2]}, OptGTM {regret[3]}");
        Assert.Equal([4, 0, 0, 0], summaries[1].Eliminations);
        Assert.True(summaries[1].Shows[0] < summaries[0].Shows[0] / 2);
    }

    [Fact]
    public void A_linear_image_of_the_truth_is_learned_and_does_no_harm()
    {
        LinearBandit bandit = new([0.5, 0.5], 0.1, new UnitContexts(3, 2));
        IReportPolicy[] reports = [new ScaledReport([-2, 0.5]), new TruthfulReport(), new TruthfulReport()];
        GrimTrigger learner = GrimTrigger.Optimistic(new ConfidenceRadius.SelfNormalized { Noise = 0.1, WeightBound = 2 });
        EpisodeSummary summary = new ReportExperiment(bandit, [learner], 4000, 3, 3, [.. reports], [4000]).Run(1)[0];
        Assert.Equal(0, summary.TotalEliminations);
        Assert.InRange(summary.Curve.Final, 0, 60);
    }

    [Fact]
    public void A_removed_arm_never_wins_though_all_others_promise_losses()
    {
        ContextualRun run = GrimTrigger.Greedy([1]).Begin(2, 1, 10_000, default);
        while (run.IsActive(0))
        {
            run.Observe(0, [1], 0);
        }

        Assert.Equal(1, run.Choose([0, -5]));
        Assert.Equal(ContextualRun.Nobody, run.Choose([0, -5], [true, false]));
    }

    [Fact]
    public void A_round_without_anybody_costs_the_best_arm()
    {
        LinearBandit bandit = new([1], 0, new FixedContexts(new(1, 1, [0.25])));
        ReportExperiment experiment = new(bandit, [GrimTrigger.Greedy([1])], 10_000, 1, 0, [new Oversell([0.5])], [10_000]);
        EpisodeSummary summary = experiment.Run(1)[0];
        Assert.Equal(148, summary.Shows[0]);
        Assert.Equal(0.25 * (10_000 - 148), summary.Curve.Final, 1e-9);
    }

    [Fact]
    public void Each_arm_is_judged_by_its_own_reports() => Assert.True(OwnEstimates(GrimTrigger.Optimistic(new ConfidenceRadius.SelfNormalized())));

    [Fact]
    public void Catches_planted_pooling_of_estimators() => Assert.False(OwnEstimates(new GrimTrigger(new LinUcb())));

    [Fact]
    public void Every_run_begins_with_a_clean_record() => Assert.True(BeginsClean(GrimTrigger.Greedy([1])));

    [Fact]
    public void Catches_planted_sums_that_are_never_reset() => Assert.False(BeginsClean(new UnforgivingTrigger()));

    [Fact]
    public void Rejects_settings_that_make_no_sense()
    {
        Assert.Throws<ArgumentNullException>(() => new GrimTrigger(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrimTrigger(new LinUcb()) { Slack = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrimTrigger(new LinUcb()) { Timing = (LcbTiming)7 });
        Assert.Equal("grim trigger, LinUCB", new GrimTrigger(new LinUcb()).Name);
    }

    /// <summary>Arms are truthful, so 4 (δ + 1/T) removals are expected in a run at most, if bounds were tight; they are far from it.</summary>
    private static void RequireNoRemovals(int horizon, int runs)
    {
        LinearBandit bandit = new([0.5, -0.5, 0.5, 0.5], 0.5, new UnitContexts(4, 4));
        ConfidenceRadius radius = new ConfidenceRadius.SelfNormalized { Noise = 0.5, Volume = VolumeBound.Horizon };
        IContextualLearner[] learners =
        [
            GrimTrigger.Greedy(bandit.Weights),
            GrimTrigger.Optimistic(radius),
            GrimTrigger.Optimistic(radius) with { Name = "post", Timing = LcbTiming.PostUpdate },
        ];
        ReportExperiment experiment = new(bandit, [.. learners], horizon, runs, 1, checkpoints: [horizon]);
        EpisodeSummary[] summaries = [.. experiment.Run(2)];
        Assert.All(summaries, summary => Assert.Equal(0, summary.TotalEliminations));
        Assert.Equal(0, summaries[0].Curve.Final);
        Assert.InRange(summaries[1].Curve.Final, 1, 100);
    }

    /// <summary>What arm 0 reports and pays must not change what is believed of arm 1.</summary>
    private static bool OwnEstimates(GrimTrigger learner)
    {
        ConfidentRun run = learner.Inner.Begin(2, 2, 100, default);
        run.Observe(1, [1, 0], 1);
        RewardEstimate before = run.Estimate(1, [1, 1]);
        run.Observe(0, [5, 5], -3);
        return run.Estimate(1, [1, 1]) == before;
    }

    private static bool BeginsClean(IContextualLearner learner)
    {
        int first = PlaysUntilRemoved(learner.Begin(1, 1, 10_000, default), 0.5);
        return PlaysUntilRemoved(learner.Begin(1, 1, 10_000, default), 0.5) == first;
    }

    private static int PlaysUntilRemoved(ContextualRun run, double gap)
    {
        for (int plays = 1; plays <= 10_000; plays++)
        {
            run.Observe(0, [gap], 0);
            if (!run.IsActive(0))
            {
                return plays;
            }
        }

        return int.MaxValue;
    }

    private static double Average(int horizon, LcbTiming timing)
    {
        ConfidenceRadius radius = new ConfidenceRadius.SelfNormalized { Noise = 0.1, Volume = VolumeBound.Samples };
        LinearBandit bandit = new([1], 0.1, new FadingContext(horizon / 2));
        ReportExperiment experiment = new(
            bandit,
            [GrimTrigger.Optimistic(radius) with { Timing = timing }],
            horizon,
            5,
            6,
            [new BaitAndSwitch(new TruthfulReport(), new Oversell([1]), horizon / 2)],
            [horizon]);
        EpisodeSummary summary = experiment.Run(1)[0];
        return summary.Shows[0] - (horizon / 2);
    }

    /// <summary>One arm whose true context is 1 and, from a round on, 0.</summary>
    private sealed record FadingContext(long From) : IContextSource
    {
        public int Arms => 1;

        public int Dimension => 1;

        public void Fill(long round, StreamKey key, Span<double> destination) => destination[0] = round < From ? 1 : 0;
    }
}
