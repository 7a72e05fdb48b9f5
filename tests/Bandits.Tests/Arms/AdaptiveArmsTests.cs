using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Tests.Experiments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Arms;

public sealed partial class AdaptiveArmsTests
{
    private const int ProbeRuns = 3;

    private static readonly ToyClicks Toy = new([0.9, 0.5, 0.2]);

    [Fact]
    public void A_resumed_run_equals_an_uninterrupted_one_bit_for_bit()
    {
        AdaptiveArmsExperiment experiment = Experiment(epochs: 4);
        AdaptiveArmsTrajectory whole = experiment.Run(new PlainDevice()).Trajectories[1];
        for (int saved = 0; saved <= experiment.Epochs; saved++)
        {
            AdaptiveArmsRun run = experiment.Resume(1, whole.Epochs.Take(saved).ToSequence());
            Assert.Equal(saved, run.Epoch);
            Assert.Equal(whole, Finish(run));
        }
    }

    [Fact]
    public void A_fork_goes_the_way_of_its_original_and_leaves_it_alone()
    {
        AdaptiveArmsRun original = Experiment(epochs: 3).Begin(0);
        original.Step(new PlainDevice());
        AdaptiveArmsRun fork = original.Fork();
        AdaptiveArmsTrajectory forked = Finish(fork);
        Assert.Equal(1, original.Epoch);
        Assert.Equal(forked, Finish(original));
    }

    [Fact]
    public void Epoch_0_is_the_regret_experiment_of_the_starting_profile()
    {
        AdaptiveArmsExperiment adaptive = Experiment(epochs: 1);
        RegretExperiment plain = new(
            Toy, adaptive.Learners, adaptive.Horizon, adaptive.Replications, adaptive.Root, adaptive.Start);
        Sequence<EpisodeSummary> summaries = plain.Run(new PlainDevice()).Summaries;
        Assert.Equal(summaries, adaptive.Run(new PlainDevice()).Trajectories.Select(trajectory => trajectory.Epochs[0].Summary).ToSequence());
    }

    [Fact]
    public void Both_sides_of_a_probe_share_runs_that_no_evaluation_and_no_other_epoch_uses()
    {
        PlainDevice device = new();
        AdaptiveArmsExperiment experiment = Experiment(epochs: 3);
        Finish(experiment.Begin(0));
        AdaptiveArmsRun run = experiment.Begin(0);
        run.Step(device);
        run.Step(device);
        HashSet<uint> used = [];
        foreach (EpisodeBatch batch in device.Batches)
        {
            uint[] replications = [.. batch.Episodes.Select(episode => episode.Replication)];
            uint[] evaluation = replications[..experiment.Replications];
            uint[][] probes = [.. replications[experiment.Replications..].Chunk(ProbeRuns)];
            Assert.Equal(2 * Toy.Arms, probes.Length);
            Assert.All(probes, side => Assert.Equal(probes[0], side));
            Assert.All(evaluation.Concat(probes[0]), replication => Assert.True(used.Add(replication)));
        }
    }

    [Fact]
    public void All_learners_are_evaluated_on_the_same_runs()
    {
        PlainDevice device = new();
        Experiment(epochs: 1).Run(device);
        Assert.Equal(device.Batches[0].Episodes, device.Batches[1].Episodes);
    }

    [Fact]
    public void An_arm_moves_its_own_rate_alone_when_it_probes()
    {
        PlainDevice device = new();
        AdaptiveArmsExperiment experiment = Experiment(epochs: 1);
        experiment.Begin(0).Step(device);
        Sequence<double>[] probes = [.. device.Batches[0].Episodes.Skip(experiment.Replications).Select(episode => episode.ClickRates).Distinct()];
        Assert.Equal([[0.38, 0.5, 1], [0.42, 0.5, 1], [0.4, 0.48, 1], [0.4, 0.52, 1], [0.4, 0.5, 0.98], [0.4, 0.5, 1]], Rounded(probes));
    }

    [Fact]
    public void All_arms_step_at_once_from_the_profile_that_was_played()
    {
        EpochResult result = Experiment(epochs: 1).Begin(0).Step(new PlainDevice());
        GradientAdaptation adaptation = new(probeReplications: 3);
        Assert.Equal([0.4, 0.5, 1], result.ClickRates);
        Assert.Equal(
            result.ClickRates.Zip(Slopes(result), (rate, slope) => adaptation.Step(rate, slope, 200)).ToSequence(),
            result.NextClickRates);
    }

    [Fact]
    public void Gradient_is_the_difference_of_clicks_over_the_actual_spread()
    {
        PlainDevice device = new();
        AdaptiveArmsExperiment experiment = Experiment(epochs: 1);
        EpochResult result = experiment.Begin(1).Step(device);
        EpisodeResult[] runs = [.. device.Play(device.Batches[0]).Skip(experiment.Replications)];
        double[] spread = [0.04, 0.04, 0.02];
        for (int arm = 0; arm < 3; arm++)
        {
            double below = runs.Skip(6 * arm).Take(3).Average(run => run.Clicks[arm]);
            double above = runs.Skip((6 * arm) + 3).Take(3).Average(run => run.Clicks[arm]);
            Assert.Equal((above - below) / spread[arm], Slopes(result)[arm], 1e-6);
        }
    }

    [Fact]
    public void Progress_of_a_resumed_run_starts_where_it_was()
    {
        AdaptiveArmsExperiment experiment = Experiment(epochs: 3);
        AdaptiveArmsRun run = experiment.Resume(1, experiment.Run(new PlainDevice()).Trajectories[1].Epochs.Take(1).ToSequence());
        ProgressLog log = new();
        run.Step(new PlainDevice(), log);
        run.Step(new PlainDevice(), log);
        Assert.Equal(experiment.TotalPulls, log.Reports[^1].DonePulls);
        Assert.Equal((experiment.PullsBefore(1) * 4) + 200, log.Reports[0].DonePulls);
        Assert.Equal((1, 2), (log.Reports[0].Epoch, log.Reports[^1].Epoch));
    }

    [Fact]
    public void A_cancelled_step_leaves_the_run_before_its_epoch()
    {
        AdaptiveArmsRun run = Experiment(epochs: 2).Begin(0);
        Assert.Throws<OperationCanceledException>(() => run.Step(new PlainDevice(), null, new CancellationToken(canceled: true)));
        Assert.Equal(0, run.Epoch);
        Assert.Equal(Experiment(epochs: 2).Begin(0).Step(new PlainDevice()), run.Step(new PlainDevice()));
    }

    [Fact]
    public void A_finished_run_refuses_another_step()
    {
        AdaptiveArmsRun run = Experiment(epochs: 1).Begin(0);
        run.Step(new PlainDevice());
        Assert.True(run.IsFinished);
        Assert.Throws<InvalidOperationException>(() => run.Step(new PlainDevice()));
    }

    [Fact]
    public void One_arm_one_round_and_one_run_work()
    {
        AdaptiveArmsExperiment experiment = new(
            new ToyClicks([0.5]), [new RandomArm()], [0.5], 1, epochs: 2, replications: 1, root: 1, Population.Each(1, new GradientAdaptation(probeReplications: 1)));
        AdaptiveArmsTrajectory trajectory = experiment.Run(new PlainDevice()).Trajectories[0];
        Assert.False(trajectory.Epochs[1].Summary.Curve.HasBand);
    }

    [Fact]
    public void Saved_epochs_of_another_run_are_refused()
    {
        AdaptiveArmsExperiment experiment = Experiment(epochs: 2);
        Sequence<EpochResult> epochs = experiment.Run(new PlainDevice()).Trajectories[0].Epochs;
        Assert.Throws<ArgumentException>(() => experiment.Resume(1, epochs));
        Assert.Throws<ArgumentException>(() => experiment.Resume(0, [epochs[1]]));
        Assert.Throws<ArgumentException>(() => experiment.Resume(0, [epochs[0], epochs[1], epochs[1]]));
        Assert.Throws<ArgumentException>(() => experiment.Resume(0, [epochs[0] with { NextClickRates = [0.4, 0.5, 0.6] }, epochs[1]]));
        Assert.Throws<ArgumentException>(() => experiment.Resume(0, [epochs[0] with { NextClickRates = [0.4] }]));
        Assert.Throws<ArgumentException>(() => Experiment(epochs: 2, replications: 2).Resume(0, epochs));
        Assert.Throws<ArgumentOutOfRangeException>(() => experiment.Begin(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => experiment.Begin(-1));
    }

    [Fact]
    public void Mean_regret_averages_the_horizon_over_epochs()
    {
        AdaptiveArmsTrajectory trajectory = Experiment(epochs: 3).Run(new PlainDevice()).Trajectories[0];
        Assert.Equal((trajectory.Epochs[1].Summary.Curve.Final + trajectory.Epochs[2].Summary.Curve.Final) / 2, trajectory.MeanRegret(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => trajectory.MeanRegret(1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => trajectory.MeanRegret(2, 1));
    }

    [Fact]
    public void Constructor_rejects_questions_that_make_no_sense()
    {
        Sequence<ILearner> learners = [new RandomArm()];
        Assert.Throws<ArgumentException>(() => new AdaptiveArmsExperiment(Toy, learners, [0.5, 0.5], 10, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => new AdaptiveArmsExperiment(Toy, learners, [0, 0.5, 0.5], 10, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => new AdaptiveArmsExperiment(Toy, learners, [double.NaN, 0.5, 0.5], 10, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => new AdaptiveArmsExperiment(Toy, [], [0.5, 0.5, 0.5], 10, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveArmsExperiment(Toy, learners, [0.5, 0.5, 0.5], 10, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveArmsExperiment(Toy, learners, [0.5, 0.5, 0.5], 10, 4097, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveArmsExperiment(Toy, learners, [0.5, 0.5, 0.5], 0, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveArmsExperiment(Toy, learners, [0.5, 0.5, 0.5], 10, 1, 600_000, 1));
    }

    private static AdaptiveArmsExperiment Experiment(int epochs, int replications = 3) => new(
        Toy, [new ClickChaser(), new RandomArm()], [0.4, 0.5, 1], 200, epochs, replications, root: 9, Population.Each(3, new GradientAdaptation(probeReplications: ProbeRuns)));

    private static double[] Slopes(EpochResult result) =>
        [.. result.Probes.Chunk(2).Select((sides, arm) => GradientAdaptation.Gradient(sides[0].Answer, sides[1].Answer, arm: 0))];

    private static AdaptiveArmsTrajectory Finish(AdaptiveArmsRun run)
    {
        while (!run.IsFinished)
        {
            run.Step(new PlainDevice());
        }

        return run.Trajectory;
    }

    private static double[][] Rounded(Sequence<double>[] profiles) =>
        [.. profiles.Select(profile => profile.Select(rate => Math.Round(rate, 12)).ToArray())];
}
