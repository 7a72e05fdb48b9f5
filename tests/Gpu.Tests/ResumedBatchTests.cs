using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Gpu.Tests;

/// <summary>A batch that is interrupted and goes on, on the emulated device or the processor, gives what it gives in one go.</summary>
public sealed class ResumedBatchTests
{
    /// <summary>In turn on either machine, until it is done: rounds and groups are cut wherever the interruption falls.</summary>
    [Fact]
    public void Interrupted_again_and_again_on_either_machine_gives_the_same_bits()
    {
        foreach (ILaneLearner learner in (ILaneLearner[])[new Ucb1(), new UcbS(new ClickUtility.ClickPenalty(5)) { Confidence = 0.3, WhenEmpty = EmptySetPolicy.Stop }, new UcbV(), new Exp3(), new GaussianThompson()])
        {
            // Groups of few episodes: some are finished, some in play and some untouched when the work stops.
            using GpuDevice device = Kernels.Emulated(memory: 2 * 3 * 260);
            EpisodeBatch batch = new(Kernels.Environment, learner, Kernels.Episodes(10), 20_000, [5, 8192, 20_000], 12);
            Sequence<EpisodeResult> expected = new CpuDevice().Play(batch);
            Shelf shelf = new(every: 3);
            Sequence<EpisodeResult>? results = null;
            long pulls = 0;
            int interruptions = 0;
            while (results is null)
            {
                using CancellationTokenSource source = new();
                int stop = 2 + (interruptions % 3);
                Tally tally = new(() => { if (--stop == 0) { source.Cancel(); } });
                IResumableDevice machine = interruptions % 2 == 0 ? device : new CpuDevice { Threads = 1, Lanes = LaneWidth.Scalar };
                try
                {
                    results = machine.Resume(batch, shelf, tally, source.Token);
                    pulls = tally.Total;
                }
                catch (OperationCanceledException)
                {
                    interruptions++;
                }

                Assert.True(interruptions < 200, $"{learner.Name} never ends.");
            }

            Assert.Equal(expected, results);
            Assert.Equal(10 * 20_000, pulls);
            Assert.True(interruptions > 4, $"{learner.Name} was interrupted {interruptions} times.");
        }
    }

    [Fact]
    public void In_single_precision_too()
    {
        using GpuDevice device = Kernels.Emulated(LanePrecision.Bits32);
        EpisodeBatch batch = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(3), 20_000, [20_000], 12);
        Shelf shelf = new(every: int.MaxValue);
        using CancellationTokenSource source = new();
        Assert.ThrowsAny<OperationCanceledException>(() => device.Resume(batch, shelf, new Tally(source.Cancel), source.Token));
        Assert.Equal(1, shelf.Saves);
        Assert.Throws<ArgumentException>(() => new CpuDevice().Resume(batch, shelf));
        Assert.Equal(new CpuDevice { Precision = LanePrecision.Bits32 }.Play(batch), device.Resume(batch, shelf));
    }

    [Fact]
    public void Saves_when_a_save_is_due_and_refuses_the_state_of_another_batch()
    {
        using GpuDevice device = Kernels.Emulated();
        Shelf shelf = new(every: 2);
        EpisodeBatch batch = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(3), 40_000, [40_000], 12);
        Assert.Equal(new CpuDevice().Play(batch), device.Resume(batch, shelf));
        Assert.InRange(shelf.Saves, 2, 20);
        EpisodeBatch other = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(3), 40_000, [40_000], 13);
        Assert.Throws<ArgumentException>(() => device.Resume(other, shelf));
        Assert.Throws<ArgumentNullException>(() => device.Resume(batch, null!));
        Assert.Throws<ArgumentNullException>(() => device.Resume(null!, shelf));
    }
}
