using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance.Bandits;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class RegretResumeTests
{
    // More runs than one block holds, so that an interruption falls into the first block, between blocks and into the second.
    private const int Runs = (1 << 14) + 300;

    private static readonly RegretExperiment Experiment = new(
        new BernoulliBandit([0.3, 0.6]), [new Ucb1(), new BetaThompson()], horizon: 60, Runs, root: 4, checkpoints: [1, 5, 60]);

    [Theory]
    [InlineData(0, 40)]
    [InlineData(0, 2_000)]
    [InlineData(1, 30_000)]
    public void An_interrupted_learner_goes_on_with_the_same_bits(int learner, int reports)
    {
        EpisodeSummary whole = Experiment.Play(learner, new CpuDevice { Threads = 1 });
        StateStore<RegretState> store = StateStore.OfRegret(every: 5_000);
        int interruptions = 0;
        while (true)
        {
            using Interruption<ExperimentProgress> progress = new(reports, report => report.DonePulls);
            try
            {
                Assert.Equal(whole, Experiment.Resume(learner, new CpuDevice { Threads = 1 + interruptions }, store, progress, progress.Token));
                Assert.InRange(interruptions, 1, 1_000);
                return;
            }
            catch (OperationCanceledException)
            {
                interruptions++;
                reports *= 4;
            }
        }
    }

    [Fact]
    public void The_first_report_after_an_interruption_tells_what_was_done_before()
    {
        StateStore<RegretState> store = StateStore.OfRegret(every: 0);
        using Interruption<ExperimentProgress> first = new(500, report => report.DonePulls);
        Assert.ThrowsAny<OperationCanceledException>(() => Experiment.Resume(0, new CpuDevice { Threads = 1 }, store, first, first.Token));
        RegretState saved = store.Load()!;
        long done = saved.Block!.DonePulls + (saved.FinishedRuns * Experiment.Horizon);
        ProgressLog log = new();
        Experiment.Resume(0, new CpuDevice(), store, log);
        Assert.Equal(done, log.Reports[0].DonePulls);
        Assert.Equal(Experiment.Horizon * Runs, log.Reports[^1].DonePulls);
    }

    [Fact]
    public void A_device_that_cannot_save_keeps_whole_blocks()
    {
        RegretExperiment few = new(new BernoulliBandit([0.3, 0.6]), [new Ucb1()], horizon: 20, replications: 9, root: 4);
        StateStore<RegretState> store = StateStore.OfRegret(every: 1);
        Assert.Equal(few.Play(0, new CpuDevice()), few.Resume(0, new PlainDevice(), store));
        Assert.Equal(9, store.Load()!.FinishedRuns);
        Assert.Equal(few.Play(0, new CpuDevice()), few.Resume(0, new PlainDevice(), store));
    }

    [Fact]
    public void A_state_of_another_experiment_or_learner_is_refused()
    {
        StateStore<RegretState> store = StateStore.OfRegret(every: 1);
        RegretExperiment few = new(new BernoulliBandit([0.3, 0.6]), [new Ucb1(), new UcbMu()], horizon: 20, replications: 9, root: 4);
        few.Resume(0, new CpuDevice(), store);
        RegretExperiment fewer = new(new BernoulliBandit([0.3, 0.6]), [new Ucb1()], horizon: 20, replications: 8, root: 4);
        RegretExperiment wider = new(new BernoulliBandit([0.3, 0.6, 0.1]), [new Ucb1()], horizon: 20, replications: 9, root: 4);
        Assert.Contains("UCB-μ", Assert.Throws<ArgumentException>(() => few.Resume(1, new CpuDevice(), store)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => fewer.Resume(0, new CpuDevice(), store));
        Assert.Throws<ArgumentException>(() => wider.Resume(0, new CpuDevice(), store));
    }

    // Each has as many arms, runs and checkpoints, and a learner of the same name.
    [Fact]
    public void A_state_of_other_numbers_is_refused()
    {
        RegretExperiment Of(double mean = 0.6, ILearner? learner = null, long horizon = 20, ulong root = 4, long middle = 5) =>
            new(new BernoulliBandit([0.3, mean]), [learner ?? new Ucb1()], horizon, replications: 9, root, checkpoints: [1, middle, 20]);
        StateStore<RegretState> store = StateStore.OfRegret(every: 1);
        EpisodeSummary summary = Of().Resume(0, new CpuDevice(), store);
        Assert.Equal(summary, Of().Resume(0, new CpuDevice(), store));
        RegretExperiment[] others = [Of(mean: 0.7), Of(learner: new Ucb1 { Exploration = 0.05 }), Of(horizon: 21), Of(root: 5), Of(middle: 6)];
        Assert.All(others, other => Assert.Contains("UCB1", Assert.Throws<ArgumentException>(() => other.Resume(0, new CpuDevice(), store)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_device_that_cannot_save_keeps_its_finished_blocks_when_it_is_cancelled()
    {
        StateStore<RegretState> store = StateStore.OfRegret(every: 0);
        using CancellationTokenSource source = new();
        Assert.ThrowsAny<OperationCanceledException>(() => Experiment.Resume(0, new CancellingDevice(source), store, cancellation: source.Token));
        Assert.Equal(1 << 14, store.Load()!.FinishedRuns);
        Assert.Equal(Experiment.Play(0, new CpuDevice()), Experiment.Resume(0, new PlainDevice(), store));
    }

    /// <summary>Plays one batch, and is cancelled in the second.</summary>
    private sealed class CancellingDevice(CancellationTokenSource source) : IDevice
    {
        private bool hasPlayed;

        public string Name => "plain, once";

        public Sequence<EpisodeResult> Play(EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default)
        {
            if (hasPlayed)
            {
                source.Cancel();
                cancellation.ThrowIfCancellationRequested();
            }

            hasPlayed = true;
            return new CpuDevice().Play(batch, progress, cancellation);
        }
    }
}
