using FsCheck;
using FsCheck.Fluent;
using ILGPU.Runtime;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Examples;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Gpu.Tests;

/// <summary>The device's host code and kernels on ILGPU's emulation, which runs kernels as code of the processor: no evidence about a GPU.</summary>
public sealed class EmulatedDeviceTests
{
    /// <summary>A checkpoint after every round tells which arm was shown in it: regrets per show differ.</summary>
    [Fact]
    public void Every_kernel_plays_round_by_round_as_scalar_lanes_and_as_runs()
    {
        using GpuDevice device = Kernels.Emulated();
        foreach (ILaneLearner learner in Kernels.All)
        {
            EpisodeBatch batch = new(Kernels.Environment, learner, Kernels.Episodes(11), 160, Sequence.Of(160, round => round + 1L), 0xC0FFEE);
            Sequence<EpisodeResult> results = device.Play(batch);
            Require(learner, new CpuDevice { Lanes = LaneWidth.Scalar }.Play(batch), results);
            Require(learner, new CpuDevice().Play(new(Kernels.Environment, new RunOnly(learner), batch.Episodes, batch.Horizon, batch.Checkpoints, batch.Root)), results);
        }
    }

    [Fact]
    public void Every_kernel_gives_the_regrets_of_scalar_lanes_over_many_launches()
    {
        using GpuDevice device = Kernels.Emulated();
        foreach (ILaneLearner learner in Kernels.All)
        {
            EpisodeBatch batch = new(Kernels.Environment, learner, Kernels.Episodes(5, 77), 20_000, [1, 8191, 8192, 8193, 20_000], 5);
            Require(learner, new CpuDevice { Lanes = LaneWidth.Scalar }.Play(batch), device.Play(batch));
        }
    }

    [Fact]
    public void Every_kernel_in_single_precision_plays_as_scalar_lanes_in_single_precision()
    {
        using GpuDevice device = Kernels.Emulated(LanePrecision.Bits32);
        foreach (ILaneLearner learner in Kernels.Single)
        {
            EpisodeBatch batch = new(Kernels.Environment, learner, Kernels.Episodes(7), 3000, [1, 2, 100, 3000], 9);
            Require(learner, new CpuDevice { Lanes = LaneWidth.Scalar, Precision = LanePrecision.Bits32 }.Play(batch), device.Play(batch));
        }
    }

    [Fact]
    public void All_learners_with_lanes_are_played() =>
        Assert.Equal(
            typeof(ILaneLearner).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ILaneLearner))).Select(type => type.Name).Order(StringComparer.Ordinal),
            Kernels.All.Select(learner => learner.GetType()).Where(type => type.Assembly == typeof(ILaneLearner).Assembly).Select(type => type.Name).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Screens that empty the set, and removals, do occur in what the comparisons play; else they would show nothing of them.</summary>
    [Fact]
    public void The_episodes_reach_removals_idle_rounds_and_ties()
    {
        UcbS stopping = new(new ClickUtility.ClickPenalty(5)) { Confidence = 0.3, WhenEmpty = EmptySetPolicy.Stop };
        Sequence<EpisodeResult> results = new CpuDevice().Play(new(Kernels.Environment, stopping, Kernels.Episodes(11), 160, [160], 0xC0FFEE));
        Assert.Contains(results, result => result.EliminatedAt.Any(show => show > 0));
        Assert.Contains(results, result => result.Shows.Sum() < 160);
    }

    [Fact]
    public void Results_do_not_depend_on_memory_nor_on_how_episodes_share_threads() =>
        Prop.ForAll(
            Gen.Choose(1, 6).SelectMany(arms => Gen.Choose(0, 40).SelectMany(episodes => Gen.Choose(1, 400).SelectMany(horizon =>
                Gen.Choose(1, 12).SelectMany(places => Gen.Choose(0, Kernels.All.Count - 1).Select(learner => (arms, episodes, horizon, places, learner)))))).ToArbitrary(),
            shape =>
            {
                BernoulliBandit environment = new(Sequence.Of(shape.arms, arm => arm / 8.0));
                ILaneLearner learner = Kernels.All[shape.learner] is FixedArm ? new FixedArm(0) : Kernels.All[shape.learner];
                Sequence<Episode> episodes = Sequence.Of(shape.episodes, episode => new Episode([], (uint)(3 * episode)));
                EpisodeBatch batch = new(environment, learner, episodes, shape.horizon, [shape.horizon], 11);
                using GpuDevice device = Kernels.Emulated(memory: 2 * shape.places * ((shape.arms * 60) + 20));
                return new CpuDevice { Lanes = LaneWidth.Scalar }.Play(batch).Equals(device.Play(batch));
            }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Several_devices_share_a_batch_and_give_its_results_in_order()
    {
        using GpuDevice first = Kernels.Emulated();
        using GpuDevice second = Kernels.Emulated();
        using GpuDevice third = Kernels.Emulated();
        GpuDeviceGroup group = new([first, second, third]);
        Assert.Equal("emulated, 2 warps of 4 + emulated, 2 warps of 4 + emulated, 2 warps of 4", group.Name);
        foreach (int count in (int[])[0, 1, 2, 3, 10])
        {
            EpisodeBatch batch = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(count), 500, [250, 500], 3);
            Tally tally = new();
            Assert.Equal(new CpuDevice().Play(batch), group.Play(batch, tally));
            Assert.Equal(500L * count, tally.Total);
        }
    }

    [Fact]
    public void A_device_that_fails_stops_the_others_and_its_error_is_thrown()
    {
        using GpuDevice sound = Kernels.Emulated();
        using GpuDevice small = Kernels.Emulated(memory: 100);
        EpisodeBatch endless = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(8), uint.MaxValue, [uint.MaxValue], 3);
        Assert.Contains("260 bytes", Assert.Throws<InvalidOperationException>(() => new GpuDeviceGroup([sound, small]).Play(endless)).Message, StringComparison.Ordinal);
        using CancellationTokenSource source = new();
        using GpuDevice other = Kernels.Emulated();
        Tally tally = new(source.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => new GpuDeviceGroup([sound, other]).Play(endless, tally, source.Token));
    }

    [Fact]
    public void A_device_that_fails_tells_its_own_error_and_is_opened_anew()
    {
        using GpuDevice device = Kernels.Emulated();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => device.Play(new(Kernels.Environment, new Faulty(), Kernels.Episodes(9), 100, [100], 1)));
        Assert.Contains("emulated failed: the launch was lost", error.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<AcceleratorException>(error.InnerException);
        EpisodeBatch next = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(3), 100, [100], 1);
        Assert.Equal(new CpuDevice().Play(next), device.Play(next));
    }

    [Fact]
    public void Groups_need_each_device_once()
    {
        using GpuDevice device = Kernels.Emulated();
        Assert.Throws<ArgumentException>(() => new GpuDeviceGroup([]));
        Assert.Throws<ArgumentException>(() => new GpuDeviceGroup([device, device]));
        using GpuDevice first = new(0);
        using GpuDevice again = new(0);
        using GpuDevice second = new(1);
        Assert.Throws<ArgumentException>(() => new GpuDeviceGroup([first, second, again]));
        Assert.Equal(2, new GpuDeviceGroup([first, second]).Devices.Count);
        Assert.Throws<ArgumentNullException>(() => new GpuDeviceGroup([device]).Play(null!));
    }

    [Fact]
    public void Progress_adds_up_to_the_pulls_of_the_batch()
    {
        Tally tally = new();
        using GpuDevice device = Kernels.Emulated();
        device.Play(new(Kernels.Environment, new Uniform(), Kernels.Episodes(7), 20_000, [3, 20_000], 1), tally);
        Assert.Equal(7 * 20_000, tally.Total);
        Assert.True(tally.Reports >= 6);
    }

    [Fact]
    public void A_cancelled_batch_stops_soon_and_the_device_plays_on()
    {
        using GpuDevice device = Kernels.Emulated();
        using CancellationTokenSource source = new();
        EpisodeBatch endless = new(Kernels.Environment, new UcbMu(), Kernels.Episodes(16), uint.MaxValue, [uint.MaxValue], 1);
        Tally tally = new(() => source.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => device.Play(endless, tally, source.Token));
        Assert.Equal(1, tally.Reports);
        Assert.ThrowsAny<OperationCanceledException>(() => device.Play(endless, null, new CancellationToken(canceled: true)));
        EpisodeBatch next = new(Kernels.Environment, new UcbMu(), Kernels.Episodes(3), 100, [100], 1);
        Assert.Equal(new CpuDevice().Play(next), device.Play(next));
    }

    [Fact]
    public void Learners_without_a_kernel_are_refused_and_never_played_elsewhere()
    {
        using GpuDevice device = Kernels.Emulated();
        foreach (ILearner learner in (ILearner[])[new KlUcb { Family = new RewardFamily.Gaussian(0.25) }, new BetaThompson(), new MuOracle(), new RunOnly(new Ucb1())])
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => device.Play(new(Kernels.Environment, learner, Kernels.Episodes(1), 10, [10], 1)));
            Assert.Contains(learner.Name, error.Message, StringComparison.Ordinal);
            Assert.Contains("CpuDevice", error.Message, StringComparison.Ordinal);
        }

        using GpuDevice single = Kernels.Emulated(LanePrecision.Bits32);
        Assert.Throws<ArgumentException>(() => single.Play(new(Kernels.Environment, new Exp3(), Kernels.Episodes(1), 10, [10], 1)));
        Assert.Throws<ArgumentException>(() => single.Play(new(Kernels.Environment, new Ucb1(), Kernels.Episodes(1), 1L << 25, [10], 1)));
    }

    [Fact]
    public void A_private_rule_is_refused_with_what_to_do_and_the_device_plays_on()
    {
        using GpuDevice device = Kernels.Emulated();
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => device.Play(new(Kernels.Environment, new WidenedUcb(1), Kernels.Episodes(1), 10, [10], 1)));
        Assert.Contains("public struct", error.Message, StringComparison.Ordinal);
        EpisodeBatch next = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(3), 100, [100], 1);
        Assert.Equal(new CpuDevice().Play(next), device.Play(next));
    }

    [Fact]
    public void A_limit_below_one_episode_is_an_error_that_says_how_much_is_needed()
    {
        using GpuDevice device = Kernels.Emulated(memory: 100);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => device.Play(new(Kernels.Environment, new Ucb1(), Kernels.Episodes(2), 10, [10], 1)));
        Assert.Contains("takes 260 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_learners_and_environments_arrive_as_they_are()
    {
        using GpuDevice device = Kernels.Emulated();
        Assert.Throws<InvalidOperationException>(() => device.Play(new(Kernels.Environment, new Idle(), Kernels.Episodes(1), 10, [10], 1)));
        Assert.Throws<ArgumentException>(() => device.Play(new(Kernels.Environment, new UcbMu(), [new([1, 1], 0)], 10, [10], 1)));
        Assert.Throws<ArgumentNullException>(() => device.Play(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GpuDevice(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Emulated(memory: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Emulated((LanePrecision)9));
    }

    [Fact]
    public void A_learner_may_play_its_rounds_in_pieces()
    {
        using GpuDevice device = Kernels.Emulated();
        EpisodeBatch whole = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(5), 3000, [1000, 3000], 4);
        EpisodeBatch pieces = new(Kernels.Environment, new InPieces(), Kernels.Episodes(5), 3000, [1000, 3000], 4);
        Assert.Equal(device.Play(whole), device.Play(pieces));
    }

    [Fact]
    public void A_batch_in_play_can_neither_begin_another_nor_close_the_device()
    {
        using GpuDevice device = Kernels.Emulated();
        EpisodeBatch batch = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(3), 100, [100], 4);
        Assert.Contains("in play", Assert.Throws<InvalidOperationException>(() => device.Play(batch, new Tally(() => device.Play(batch)))).Message, StringComparison.Ordinal);
        Assert.Contains("in play", Assert.Throws<InvalidOperationException>(() => device.Play(batch, new Tally(device.Dispose))).Message, StringComparison.Ordinal);
        Assert.Equal(new CpuDevice().Play(batch), device.Play(batch));
    }

    [Fact]
    public void A_closed_device_says_so()
    {
        GpuDevice device = Kernels.Emulated();
        device.Dispose();
        device.Dispose();
        Assert.Throws<ObjectDisposedException>(() => device.Play(new(Kernels.Environment, new Ucb1(), Kernels.Episodes(1), 10, [10], 1)));
    }

    /// <summary>The comparison refutes a device whose episodes draw other numbers, and one whose regrets are off by rounding.</summary>
    [Fact]
    public void The_comparison_refutes_other_bits()
    {
        EpisodeBatch batch = new(Kernels.Environment, new Ucb1(), Kernels.Episodes(3), 100, [100], 1);
        Sequence<EpisodeResult> results = new CpuDevice().Play(batch);
        PlantedLaw.RequireFalsified(() => Require(new Ucb1(), results, new CpuDevice().Play(new(batch.Environment, batch.Learner, batch.Episodes, 100, [100], 2))));
        PlantedLaw.RequireFalsified(() => Require(
            new Ucb1(), results, results.Select(result => result with { Regret = result.Regret.Select(Math.BitIncrement).ToSequence() }).ToSequence()));
    }

    private static void Require(ILearner learner, Sequence<EpisodeResult> expected, Sequence<EpisodeResult> seen)
    {
        for (int episode = 0; episode < expected.Count; episode++)
        {
            Assert.True(expected[episode].Equals(seen[episode]), $"{learner.Name}, episode {episode}: expected {expected[episode]}, got {seen[episode]}.");
        }

        Assert.Equal(expected.Count, seen.Count);
    }

    /// <summary>Hides a learner's lanes: devices then play its runs.</summary>
    private sealed class RunOnly(ILearner learner) : ILearner
    {
        public string Name => learner.Name;

        public LearnerRun Begin(int arms, long horizon, StreamKey key) => learner.Begin(arms, horizon, key);
    }
}
