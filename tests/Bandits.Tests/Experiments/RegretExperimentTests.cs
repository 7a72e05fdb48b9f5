using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class RegretExperimentTests
{
    private static readonly ToyClicks Toy = new([0.9, 0.5, 0.2]);

    [Fact]
    public void Learner_that_shows_one_arm_has_exactly_linear_regret() => Assert.Null(LinearRefutation(new PlainDevice()));

    [Fact]
    public void A_device_that_records_one_round_late_is_refuted() =>
        Assert.NotNull(LinearRefutation(new LateCheckpointDevice()));

    [Fact]
    public void A_learner_has_the_same_curve_alone_and_in_company()
    {
        RegretExperiment company = Experiment([new RandomArm(), new ClickChaser(), new OneArm(2)], replications: 5);
        RegretExperiment alone = Experiment([new ClickChaser()], replications: 5);
        Assert.Equal(alone.Run(new PlainDevice()).Summaries[0], company.Run(new PlainDevice()).Summaries[1]);
    }

    [Fact]
    public void More_replications_continue_the_same_runs()
    {
        PlainDevice few = new();
        PlainDevice many = new();
        Experiment([new RandomArm()], replications: 3).Run(few);
        Experiment([new RandomArm()], replications: 6).Run(many);
        Assert.Equal(few.Batches[0].Episodes, many.Batches[0].Episodes.Take(3).ToSequence());
    }

    [Fact]
    public void Changing_the_rate_of_one_arm_leaves_the_clicks_of_the_others_alone()
    {
        Prop.ForAll(Gen.Choose(0, 100).Select(percent => percent / 100.0).ToArbitrary(), rate =>
        {
            RegretExperiment before = new(Toy, [new RandomArm()], 200, 3, root: 5, [0.3, 0.6, 0.9]);
            RegretExperiment after = new(Toy, [new RandomArm()], 200, 3, root: 5, [0.3, rate, 0.9]);
            Sequence<double> old = before.Run(new PlainDevice()).Summaries[0].Clicks;
            Sequence<double> changed = after.Run(new PlainDevice()).Summaries[0].Clicks;
            return old[0] == changed[0] && old[2] == changed[2] && Math.Sign(changed[1] - old[1]) * Math.Sign(rate - 0.6) >= 0;
        }).Check(Laws.Config);
    }

    // The regret of a run of random arms is a sum of 400 independent draws out of {.1, .5, .8}: mean 400 · 1.4/3, deviation √(400 · .0822).
    // The mean of 400 runs stays within 4.9 errors with probability 1 - 1e-6.
    [Fact]
    public void Random_play_has_its_expected_regret_and_spread()
    {
        RegretExperiment experiment = new(Toy, [new RandomArm()], 400, 400, root: 11, [1, 1, 1]);
        RegretCurve curve = experiment.Run(new PlainDevice()).Curves[0];
        double variance = 400 * (((0.01 + 0.25 + 0.64) / 3) - (1.4 / 3 * (1.4 / 3)));
        Assert.InRange(curve.Final, (400 * 1.4 / 3) - (4.9 * Math.Sqrt(variance / 400)), (400 * 1.4 / 3) + (4.9 * Math.Sqrt(variance / 400)));
        Assert.InRange(curve.StandardDeviation[^1] / Math.Sqrt(variance), 1 - (4.9 / Math.Sqrt(800)), 1 + (4.9 / Math.Sqrt(800)));
    }

    [Fact]
    public void Summary_is_the_plain_average_of_the_runs()
    {
        PlainDevice device = new();
        RegretExperiment experiment = Experiment([new ClickChaser()], replications: 4);
        EpisodeSummary summary = experiment.Run(device).Summaries[0];
        EpisodeResult[] runs = [.. device.Play(device.Batches[0])];
        Assert.Equal(runs.Average(run => run.Regret[^1]), summary.Curve.Final, 1e-9);
        Assert.Equal(runs.Average(run => run.Clicks[1]), summary.Clicks[1], 1e-9);
        Assert.Equal(300, summary.Shows.Sum(), 1e-9);
    }

    [Fact]
    public void Repeated_runs_and_their_answers_are_equal()
    {
        RegretExperiment experiment = Experiment([new RandomArm(), new ClickChaser()], replications: 4);
        Assert.Equal(experiment.Run(new PlainDevice()), experiment.Run(new PlainDevice()));
    }

    [Fact]
    public void Equal_arms_with_no_cost_give_no_regret()
    {
        RegretExperiment experiment = new(new ToyClicks([1, 1]), [new RandomArm()], 50, 3, root: 1, [1, 1]);
        RegretCurve curve = experiment.Run(new PlainDevice()).Curves[0];
        Assert.All(curve.Mean.Concat(curve.StandardDeviation), value => Assert.Equal(0, value));
    }

    [Fact]
    public void One_arm_one_round_and_one_replication_work()
    {
        RegretExperiment experiment = new(new ToyClicks([0.5]), [new RandomArm()], 1, 1, root: 1, [1]);
        RegretCurve curve = experiment.Run(new PlainDevice()).Curves[0];
        Assert.Equal(0.5, curve.Final);
        Assert.False(curve.HasBand);
    }

    [Fact]
    public void Progress_counts_every_pull_once()
    {
        RegretExperiment experiment = Experiment([new RandomArm(), new OneArm(0)], replications: 3);
        ProgressLog log = new();
        experiment.Run(new PlainDevice(), log);
        Assert.Equal(experiment.TotalPulls, log.Reports[^1].DonePulls);
        Assert.Equal(log.Reports.OrderBy(report => report.DonePulls), log.Reports);
        Assert.All(log.Reports, report => Assert.Equal(1800, report.TotalPulls));
        Assert.Equal("arm 0", log.Reports[^1].Learner);
    }

    [Fact]
    public void Cancellation_stops_the_run() => Assert.Throws<OperationCanceledException>(
        () => Experiment([new RandomArm()], 3).Run(new PlainDevice(), null, new CancellationToken(canceled: true)));

    [Fact]
    public void Constructor_rejects_questions_that_make_no_sense()
    {
        ILearner learner = new RandomArm();
        Assert.Throws<ArgumentNullException>(() => new RegretExperiment(null!, [learner], 10, 2, 1, [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => new RegretExperiment(Toy, [], 10, 2, 1, [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => new RegretExperiment(Toy, [learner, learner], 10, 2, 1, [1, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegretExperiment(Toy, [learner], 0, 2, 1, [1, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegretExperiment(Toy, [learner], 10, 0, 1, [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => new RegretExperiment(Toy, [learner], 10, 2, 1, [1, double.NaN, 1]));
        Assert.Throws<ArgumentException>(() => new RegretExperiment(Toy, [learner], 10, 2, 1, [1, 1, 1], [5, 5]));
        Assert.Throws<ArgumentException>(() => new RegretExperiment(Toy, [learner], 10, 2, 1, [1, 1, 1], [11]));
        Assert.Throws<ArgumentException>(() => new RegretExperiment(Toy, [learner], 10, 2, 1, [1, 1, 1], [0, 1]));
    }

    private static RegretExperiment Experiment(Sequence<ILearner> learners, int replications) =>
        new(Toy, learners, 300, replications, root: 3, [0.4, 0.5, 0.6]);

    private static string? LinearRefutation(IDevice device)
    {
        RegretExperiment experiment = new(Toy, [new OneArm(1)], 100, 2, root: 1, [1, 1, 1]);
        RegretCurve curve = experiment.Run(device).Curves[0];
        return curve.Rounds.Zip(curve.Mean).All(point => point.First * 0.5 == point.Second) ? null : "regret is not rounds × cost";
    }

    /// <summary>Planted bug: looks at regret one round after the checkpoint.</summary>
    private sealed class LateCheckpointDevice : IDevice
    {
        public string Name => "late";

        public Sequence<EpisodeResult> Play(
            EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
            new PlainDevice().Play(
                new EpisodeBatch(
                    batch.Environment,
                    batch.Learner,
                    batch.Episodes,
                    batch.Horizon + 1,
                    batch.Checkpoints.Select(round => round + 1).ToSequence(),
                    batch.Root),
                progress,
                cancellation);
    }
}
