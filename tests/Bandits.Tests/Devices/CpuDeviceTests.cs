using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Devices;

public sealed class CpuDeviceTests
{
    private static readonly ClickBandit Environment = new([0.6, 0.5, 0.4], new ClickUtility.ClickPenalty(5));

    /// <summary>The draw layout is a contract: block n of the arm's reward stream is its show n; word 0 clicks, word 1 rewards.</summary>
    [Theory]
    [InlineData(LaneWidth.Scalar)]
    [InlineData(LaneWidth.Bits256)]
    [InlineData(LaneWidth.Bits512)]
    public void Clicks_are_those_of_the_documented_stream(LaneWidth lanes)
    {
        Sequence<Episode> episodes = Sequence.Of(5, episode => new Episode([0.1, 0.35, 0.9], (uint)(1000 * episode)));
        Sequence<EpisodeResult> results = new CpuDevice { Lanes = lanes }.Play(new(Environment, new FixedArm(1), episodes, 200, [200], 0xFEEDFACE));
        for (int episode = 0; episode < 5; episode++)
        {
            StreamKey stream = new StreamKey(0xFEEDFACE).Replication(1000 * episode).Role(Streams.Rewards).Agent(1);
            int clicks = Enumerable.Range(0, 200).Count(show =>
                BernoulliThreshold.FromProbability(0.35).Succeeds(new StreamPosition(stream, 4 * (ulong)show).Open().NextUInt32()));
            Assert.Equal([0L, clicks, 0], results[episode].Clicks);
        }
    }

    [Fact]
    public void What_one_arm_does_leaves_the_draws_of_the_others_alone()
    {
        Sequence<EpisodeResult> results = new CpuDevice().Play(
            new(Environment, new Uniform(), [new([0.7, 0.6, 0.5], 4), new([0.1, 0.6, 0.5], 4)], 3_000, [3_000], 8));
        Assert.Equal(results[0].Shows, results[1].Shows);
        Assert.Equal(results[0].Clicks.Skip(1), results[1].Clicks.Skip(1));
        Assert.True(results[1].Clicks[0] < results[0].Clicks[0]);
    }

    [Fact]
    public void More_click_probability_never_takes_a_click_away()
    {
        Sequence<EpisodeResult> results = new CpuDevice().Play(new(
            Environment, new FixedArm(0), Sequence.Of(101, percent => new Episode([percent / 100.0, 0, 0], 4)), 500, [500], 8));
        Assert.Equal(results.Select(result => result.Clicks[0]).Order(), results.Select(result => result.Clicks[0]));
        Assert.Equal((0L, 500L), (results[0].Clicks[0], results[100].Clicks[0]));
    }

    [Fact]
    public void A_batch_without_episodes_gives_no_results() =>
        Assert.Empty(new CpuDevice().Play(new(Environment, new UcbMu(), [], 10, [10], 1)));

    [Fact]
    public void A_batch_without_checkpoints_still_counts_shows()
    {
        EpisodeResult result = new CpuDevice().Play(new(Environment, new UcbMu(), [new([1, 1, 1], 0)], 20_000, [], 1))[0];
        Assert.Empty(result.Regret);
        Assert.Equal(20_000, result.Shows.Sum());
    }

    [Fact]
    public void Checkpoints_do_not_change_the_play()
    {
        Sequence<Episode> episodes = Sequence.Of(6, episode => new Episode(Environment.TruthfulClickRates, (uint)episode));
        Sequence<EpisodeResult> few = new CpuDevice().Play(new(Environment, new UcbMu(), episodes, 20_000, [20_000], 1));
        Sequence<EpisodeResult> many = new CpuDevice().Play(
            new(Environment, new UcbMu(), episodes, 20_000, [1, 2, 8_191, 8_192, 8_193, 16_384, 19_999, 20_000], 1));
        Assert.Equal(few.Select(result => result.Shows), many.Select(result => result.Shows));
        Assert.Equal(few.Select(result => result.Regret[0]), many.Select(result => result.Regret[7]));
    }

    [Theory]
    [InlineData(LaneWidth.Scalar)]
    [InlineData(LaneWidth.Bits256)]
    public void Progress_adds_up_to_the_pulls_of_the_batch(LaneWidth lanes)
    {
        Tally tally = new();
        Sequence<Episode> episodes = Sequence.Of(7, episode => new Episode([1, 1, 1], (uint)episode));
        new CpuDevice { Lanes = lanes, Threads = 2 }.Play(new(Environment, new Uniform(), episodes, 20_000, [3, 20_000], 1), tally);
        Assert.Equal(7 * 20_000, tally.Total);
        Assert.True(tally.Reports >= 6);
    }

    [Fact]
    public void A_cancelled_batch_stops_soon_and_gives_nothing()
    {
        using CancellationTokenSource source = new();
        StopAfter stop = new(source, 3);
        Sequence<Episode> episodes = Sequence.Of(16, episode => new Episode([1, 1, 1], (uint)episode));
        EpisodeBatch batch = new(Environment, new UcbMu(), episodes, uint.MaxValue, [uint.MaxValue], 1);
        Assert.ThrowsAny<OperationCanceledException>(() => new CpuDevice { Threads = 2 }.Play(batch, stop, source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => new CpuDevice().Play(batch, null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Says_what_it_is()
    {
        Assert.Equal("cpu, 2 threads, 4 lanes", new CpuDevice { Threads = 2, Lanes = LaneWidth.Bits256 }.Name);
        Assert.Equal(8, new CpuDevice { Lanes = LaneWidth.Bits512 }.LaneCount);
        Assert.Equal(1, new CpuDevice { Lanes = LaneWidth.Scalar }.LaneCount);
        Assert.Contains(new CpuDevice().LaneCount, new[] { 1, 4, 8 });
    }

    [Fact]
    public void Rejects_threads_and_widths_that_do_not_exist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CpuDevice { Threads = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CpuDevice { Threads = 1025 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CpuDevice { Lanes = (LaneWidth)9 });
        Assert.Throws<ArgumentNullException>(() => new CpuDevice().Play(null!));
    }

    [Fact]
    public void Errors_of_learners_and_environments_arrive_as_they_are()
    {
        EpisodeBatch stray = new(Environment, new Stray(), [new([1, 1, 1], 0)], 10, [10], 1);
        Assert.Contains("0..2", Assert.Throws<InvalidOperationException>(() => new CpuDevice().Play(stray)).Message, StringComparison.Ordinal);
        EpisodeBatch idle = new(Environment, new Idle(), [new([1, 1, 1], 0)], 10, [10], 1);
        Assert.Throws<InvalidOperationException>(() => new CpuDevice().Play(idle));
        EpisodeBatch profile = new(Environment, new UcbMu(), [new([1, 1], 0)], 10, [10], 1);
        Assert.Throws<ArgumentException>(() => new CpuDevice().Play(profile));
        EpisodeBatch narrow = new(new Narrow(), new UcbMu(), [new([], 0)], 10, [10], 1);
        Assert.Contains("one entry per arm", Assert.Throws<InvalidOperationException>(() => new CpuDevice().Play(narrow)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1L << 32)]
    public void Batches_reject_a_horizon_that_a_show_counter_cannot_hold(long horizon) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EpisodeBatch(Environment, new UcbMu(), [], horizon, [], 1));

    [Fact]
    public void Batches_reject_checkpoints_out_of_order_or_range()
    {
        foreach (Sequence<long> checkpoints in new Sequence<long>[] { [0], [-1], [11], [5, 5], [6, 5] })
        {
            Assert.Throws<ArgumentException>(() => new EpisodeBatch(Environment, new UcbMu(), [], 10, checkpoints, 1));
        }
    }

    private sealed class Tally : IProgress<long>
    {
        private long total;
        private int reports;

        public long Total => total;

        public int Reports => reports;

        public void Report(long value)
        {
            Interlocked.Add(ref total, value);
            Interlocked.Increment(ref reports);
        }
    }

    private sealed class StopAfter(CancellationTokenSource source, int reports) : IProgress<long>
    {
        private int left = reports;

        public void Report(long value)
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                source.Cancel();
            }
        }
    }

    private sealed class Stray : ILearner
    {
        public string Name => "stray";

        public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Run(arms);

        private sealed class Run(int arms) : LearnerRun
        {
            public override int Choose() => arms;

            public override void Observe(int arm, Observation observation)
            {
            }

            public override LearnerRun Fork() => new Run(arms);
        }
    }

    /// <summary>Forgets to play.</summary>
    private sealed class Idle : ILaneLearner
    {
        public string Name => "idle";

        public LearnerRun Begin(int arms, long horizon, StreamKey key) => throw new NotSupportedException();

        public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
            where TReal : struct, ILaneReal<TReal, TInteger, TMask>
            where TInteger : struct, ILaneInteger<TInteger, TMask>
            where TMask : struct, ILaneMask<TMask>
        {
        }
    }

    private sealed class Narrow : IBanditEnvironment
    {
        public int Arms => 2;

        public EpisodeTables Tables(Sequence<double> clickRates) => new([1], [0.5], [0]);
    }
}
