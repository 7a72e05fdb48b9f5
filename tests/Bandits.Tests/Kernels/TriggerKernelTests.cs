using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.Rules;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Bandits.Tests.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>Grim triggers in lanes beside runs, which sum by tiles, branch and draw from streams: regret at every checkpoint, plays, removals and manipulation, bit for bit.</summary>
public sealed class TriggerKernelTests
{
    private static readonly ConfidenceRadius[] Radii =
    [
        new ConfidenceRadius.Constant(0.3),
        new ConfidenceRadius.Constant(0),
        new ConfidenceRadius.SelfNormalized { Volume = VolumeBound.Horizon },
        new ConfidenceRadius.SelfNormalized { Volume = VolumeBound.Samples, Noise = 0.1, ContextBound = 3 },
        new ConfidenceRadius.SelfNormalized { Noise = 0.1, WeightBound = 0.2 },
        new ConfidenceRadius.SelfNormalized { Noise = 0.2, FailureProbability = 0.05 },
    ];

    // One arm and one round; every dimension; equal arms, which tie; features of both signs; claims below, at and far above the truth; more than one refactorization; lanes that do not fill.
    private static readonly Arbitrary<Story> Stories = (
        from arms in Gen.Frequency((1, Gen.Constant(1)), (2, Gen.Choose(2, 4)), (1, Gen.Choose(5, 9)))
        from dimension in Gen.Choose(1, 8)
        from features in Gen.Frequency((2, Gen.Choose(1, 1_000_000).Select(part => part / 1e6)), (1, Gen.Constant(0.5)), (1, Gen.Constant(-0.25))).ArrayOf(arms * dimension)
        from factors in Gen.Frequency((3, Gen.Constant(1.0)), (2, Gen.Choose(-200, 300).Select(part => part / 100.0))).ArrayOf(8 * arms * dimension)
        from horizon in Gen.Frequency((1, Gen.Constant(1)), (2, Gen.Choose(2, 60)), (3, Gen.Choose(61, 700)), (1, Gen.Choose(701, 1600)))
        from episodes in Gen.Choose(1, 8)
        from radius in Gen.Elements(Radii)
        from regularization in Gen.Elements(0.05, 1.0, 3.0)
        from timing in Gen.Elements(LcbTiming.PreUpdate, LcbTiming.PostUpdate)
        from slack in Gen.Elements(0.01, 0.3, 2.0)
        from noise in Gen.Elements(0.0, 0.1, 0.5)
        from seed in Gen.Choose(0, 1_000_000)
        select new Story(
            new(arms, dimension, features), factors, horizon, episodes, new DisjointLinUcb { Radius = radius, Regularization = regularization }, timing, slack, noise, (ulong)seed << 13)).ToArbitrary();

    [Fact]
    public void Optimistic_mechanisms_play_what_runs_play_on_every_width() =>
        Prop.ForAll(Stories, story => RequireRuns(story, story.Learner, story.Learner)).Check(Laws.Config.WithMaxTest(150));

    [Fact]
    public void Greedy_mechanisms_play_what_runs_play_on_every_width() =>
        Prop.ForAll(Stories, story => RequireRuns(Greedy(story), Greedy(story).Learner, Greedy(story).Learner)).Check(Laws.Config.WithMaxTest(60));

    /// <summary>Else the law would say nothing of what is rare: arms removed, all of them removed, estimators computed anew, lanes left over.</summary>
    [Fact]
    public void Stories_reach_what_is_rare()
    {
        Story[] stories = Laws.Sample(Stories.Generator, 50, 200);
        ContextualResult[][] results = [.. stories.Select(story => Runs(story, story.Learner))];
        Assert.Contains(results, group => group.Any(result => result.Play.EliminatedAt.Any(play => play > 0)));
        Assert.Contains(results, group => group.Any(result => result.Play.EliminatedAt.All(play => play > 0)));
        Assert.Contains(results, group => group.Any(result => result.Play.Shows.Any(plays => plays > 1000)));
        Assert.Contains(stories, story => story is { Features: { Rows: > 2, Columns: > 4 }, Episodes: 3 or 7 });
        Assert.Contains(stories, story => story is { Features.Rows: 1, Horizon: 1 });
    }

    [Fact]
    public void The_comparison_refutes_removal_by_the_other_estimate() => PlantedLaw.RequireFalsified(() => Prop.ForAll(Stories, story =>
        RequireRuns(story, story.Learner, story.Learner with { Timing = LcbTiming.PostUpdate - (int)story.Timing })).Check(Laws.Config.WithMaxTest(60)));

    [Fact]
    public void The_comparison_refutes_a_stale_inverse() => PlantedLaw.RequireFalsified(() => Prop.ForAll(Stories, story =>
        RequireRuns(story, story.Learner, new GrimTrigger(new Lagging(story.Estimates)) { Timing = story.Timing, Slack = story.Slack })).Check(Laws.Config.WithMaxTest(60)));

    [Fact]
    public void Experiments_give_the_same_on_every_width_and_number_of_threads()
    {
        foreach (int epochs in new[] { 1, 3 })
        {
            ManipulationExperiment experiment = Experiment([0.1, 0.2, 0.3, 0.1, -0.1, 0.4], epochs);
            ManipulationResult[] expected = [.. Enumerable.Range(0, 3).Select(learner => experiment.Play(learner, new CpuDevice { Threads = 1, Lanes = LaneWidth.Scalar }))];
            Assert.NotEqual(expected[0].Epochs, expected[1].Epochs);
            foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
            {
                ProgressLog log = new();
                Assert.Equal(expected, Enumerable.Range(0, 3).Select(learner => experiment.Play(learner, new CpuDevice { Threads = 1 + (2 * learner), Lanes = width }, log)));
                Assert.Equal(experiment.TotalPulls, log.Reports[^1].DonePulls);
            }

            Assert.Equal(expected, experiment.Run(threads: 2));
        }
    }

    [Fact]
    public void Checkpoints_may_end_before_the_horizon_to_which_probes_play()
    {
        ManipulationExperiment whole = Experiment([0.1, 0.2, 0.3, 0.1, -0.1, 0.4], 2);
        ManipulationExperiment cut = new(
            whole.Bandit.Weights, whole.Bandit.Noise, whole.Features, whole.Learners, whole.Horizon, 2, whole.Replications, whole.Root, whole.Adaptation, [1, 30]);
        ManipulationResult expected = cut.Play(0, new CpuDevice { Threads = 1, Lanes = LaneWidth.Scalar });
        Assert.Equal(expected, cut.Play(0, new CpuDevice { Threads = 1, Lanes = LaneWidth.Bits512 }));
        Assert.Equal(30, expected.Epochs[0][0].Result.Play.Shows.Sum());
    }

    /// <summary>Lanes have no errors: an episode that a run refuses is the run's to refuse, and one that it plays in spite of infinities the run's to play.</summary>
    [Theory]
    [InlineData(1e200)]
    [InlineData(1e160)]
    public void Numbers_too_large_are_refused_in_the_words_of_runs(double feature)
    {
        ManipulationExperiment experiment = Experiment([0.1, 0.2, feature, 0.1, -0.1, 0.4], 2);
        string Refusal(LaneWidth width) => Assert.ThrowsAny<Exception>(() => experiment.Play(0, new CpuDevice { Threads = 1, Lanes = width })).Message;
        Assert.Equal(Refusal(LaneWidth.Scalar), Refusal(LaneWidth.Bits512));
    }

    [Fact]
    public void Lanes_are_for_few_dimensions_and_known_estimates()
    {
        ConfidenceRadius radius = new ConfidenceRadius.Constant(1);
        LinearBandit Bandit(int arms, int dimension) => new(
            Sequence.Of(dimension, _ => 1.0), 0, new FeatureContexts(new(arms, dimension, [.. Enumerable.Repeat(0.5, arms * dimension)])));
        Assert.NotNull(TriggerLearner.Of(Bandit(1024, 8), GrimTrigger.Optimistic(radius), uint.MaxValue));
        Assert.Null(TriggerLearner.Of(Bandit(2, 9), GrimTrigger.Optimistic(radius), 10));
        Assert.Null(TriggerLearner.Of(Bandit(1025, 1), GrimTrigger.Optimistic(radius), 10));
        Assert.Null(TriggerLearner.Of(Bandit(2, 2), GrimTrigger.Optimistic(radius), 1L << 32));
        Assert.Null(TriggerLearner.Of(Bandit(2, 2), new GrimTrigger(new LinUcb()), 10));
        Assert.Null(TriggerLearner.Of(Bandit(2, 2), new DisjointLinUcb(), 10));
        Assert.Null(TriggerLearner.Of(Bandit(2, 2), GrimTrigger.Greedy([1, 1, 1]), 10));
        Assert.Null(TriggerLearner.Of(new([1], 0, new UnitContexts(2, 1)), GrimTrigger.Greedy([1]), 10));
    }

    [Fact]
    public void Cancelled_lanes_stop() => Assert.ThrowsAny<OperationCanceledException>(() => Experiment([0.1, 0.2, 0.3, 0.1, -0.1, 0.4], 2)
        .Play(0, new CpuDevice { Threads = 1, Lanes = LaneWidth.Bits256 }, cancellation: new CancellationToken(canceled: true)));

    private static ManipulationExperiment Experiment(double[] features, int epochs) => new(
        [1, 0.5],
        0.1,
        new(3, 2, features),
        [GrimTrigger.Optimistic(new ConfidenceRadius.Constant(1)), GrimTrigger.Greedy([1, 0.5]), new DisjointLinUcb()],
        200,
        epochs,
        11,
        1,
        new() { StepSize = 1 });

    private static Story Greedy(Story story) => story with { IsGreedy = true };

    private static ContextualResult[] Runs(Story story, IContextualLearner learner) => [.. story.Played().Select(episode =>
        new ContextualEpisode(story.Bandit, episode.Reports, learner, story.Horizon, episode.Instance, episode.Draws).Play(episode.Checkpoints, CancellationToken.None))];

    private static void RequireRuns(Story story, GrimTrigger learner, IContextualLearner runs)
    {
        ContextualResult[] expected = Runs(story, runs);
        Assert.Equal(expected, Lanes<Real512, Integer512, Mask512>(story, learner, 8));
        Assert.Equal(expected.Take(4), Lanes<Real256, Integer256, Mask256>(story, learner, 4));
        Assert.Equal(expected.Take(1), Lanes<RealScalar, IntegerScalar, MaskScalar>(story, learner, 1));
    }

    private static ContextualResult?[] Lanes<TReal, TInteger, TMask>(Story story, GrimTrigger learner, int most)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => new TriggerGroup<TReal, TInteger, TMask>(
            story.Bandit, TriggerLearner.Of(story.Bandit, learner, story.Horizon)!, story.Horizon, story.Played().Take(most).ToSequence()).Play(CancellationToken.None);

    private sealed record Story(
        Matrix<double> Features, double[] Factors, int Horizon, int Episodes, DisjointLinUcb Estimates, LcbTiming Timing, double Slack, double Noise, ulong Seed, bool IsGreedy = false)
    {
        public LinearBandit Bandit => new(Sequence.Of(Features.Columns, entry => 1 - (0.15 * entry)), Noise, new FeatureContexts(Features));

        public GrimTrigger Learner => new(IsGreedy ? new KnownWeights(Sequence.Of(Features.Columns, entry => 0.9 - (0.1 * entry))) : Estimates) { Timing = Timing, Slack = Slack };

        /// <summary>Every other episode reports truthfully; instances and noise of different replications; one ends before the others.</summary>
        public Sequence<ReportedEpisode> Played() => Sequence.Of(Episodes, episode => new ReportedEpisode(
            episode % 3 == 1 ? default : Sequence.Of(Features.Rows, arm => Report(episode, arm)),
            new StreamKey(Seed, (uint)(episode / 2)),
            new StreamKey(Seed, (uint)(5 * episode)),
            episode == 2 || Horizon == 1 ? [(Horizon + 1) / 2] : [Horizon / 2, Horizon]));

        private IReportPolicy Report(int episode, int arm) => (episode + arm) % 4 == 3
            ? new TruthfulReport()
            : new ScaledReport(Sequence.Of(Features.Columns, entry => Factors[(((episode * Features.Rows) + arm) * Features.Columns) + entry]));
    }

    /// <summary>Planted: estimates that learn a sample when the next one comes.</summary>
    private sealed class Lagging(IConfidentLearner inner) : IConfidentLearner
    {
        public string Name => "lagging";

        public ConfidentRun Begin(int arms, int dimension, long horizon, StreamKey key) => new Run(inner.Begin(arms, dimension, horizon, key));

        private sealed class Run(ConfidentRun inner) : ConfidentRun(inner.Arms, inner.Dimension)
        {
            private (int Arm, double[] Context, double Reward)? last;

            public override ConfidentRun Fork() => throw new NotSupportedException();

            protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available) => inner.Choose(contexts, available);

            protected override RewardEstimate Believe(int arm, ReadOnlySpan<double> context) => inner.Estimate(arm, context);

            protected override void Learn(int arm, ReadOnlySpan<double> context, double reward)
            {
                if (last is { } sample)
                {
                    inner.Observe(sample.Arm, sample.Context, sample.Reward);
                }

                last = (arm, context.ToArray(), reward);
            }
        }
    }
}
