using System.Collections.Concurrent;
using System.Runtime.Intrinsics;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class RegretContestTests
{
    [Fact]
    public void Contenders_meet_the_same_replications_and_reduce_in_their_order_on_any_number_of_threads()
    {
        RegretContest contest = new([new Walk("one", 1), new Walk("two", 2)], 100, 7, root: 3, [10, 100]);
        RegretContestResult expected = contest.Run(new CpuDevice { Threads = 1 });
        Assert.Equal(expected.Curves[0].Mean.Select(mean => 2 * mean), expected.Curves[1].Mean);
        Assert.Equal(expected.Summaries, contest.Run(new CpuDevice { Threads = 8 }).Summaries);
        Assert.Equal(expected.Curves[0].Final, expected.Summaries[0].FinalRegrets.Average(), 1e-12);
    }

    [Fact]
    public void Progress_ends_at_the_total()
    {
        ProgressLog log = new();
        new RegretContest([new Walk("one", 1), new Walk("two", 2)], 100, 7, 3).Run(new CpuDevice(), log);
        Assert.Equal((1400, 1400), (log.Reports[^1].DonePulls, log.Reports[^1].TotalPulls));
    }

    [Fact]
    public void Contests_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new RegretContest([], 10, 1, 1));
        Assert.Throws<ArgumentException>(() => new RegretContest([new Walk("a", 1), new Walk("a", 2)], 10, 1, 1));
        Assert.Throws<ArgumentException>(() => new RegretContest([new Walk("a", 1)], 10, 1, 1, [5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegretContest([new Walk("a", 1)], 0, 1, 1));
        Assert.Throws<InvalidOperationException>(() => new RegretContest([new Short()], 10, 1, 1, [5, 10]).Run(new CpuDevice()));
        Assert.Contains("CpuDevice", Assert.Throws<ArgumentException>(() => new RegretContest([new Walk("a", 1)], 10, 1, 1).Run(new PlainDevice())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contender_that_tells_the_wrong_things_is_found_at_its_first_replication()
    {
        Short contender = new();
        ProgressLog log = new();
        Assert.Throws<InvalidOperationException>(() => new RegretContest([contender], 10, 100, 1, [5, 10]).Run(new CpuDevice { Threads = 1 }, log));
        Assert.Equal(1, contender.Plays);
        Assert.Empty(log.Reports);
    }

    /// <summary>Plays of lanes left over would count the last replication again, in curves and in deviations.</summary>
    [Fact]
    public void Contenders_that_give_another_number_of_plays_than_replications_are_refused()
    {
        foreach (LaneWidth width in (LaneWidth[])[LaneWidth.Bits256, LaneWidth.Bits512])
        {
            CpuDevice device = new() { Threads = 2, Lanes = width };
            int lanes = device.LaneCount;
            Assert.Equal(lanes + 1, new RegretContest([new Grouped()], 10, lanes + 1, 1).Run(device).Summaries[0].FinalRegrets.Count);
            foreach (int extra in (int[])[1, -1])
            {
                InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new RegretContest([new Grouped { Extra = extra }], 10, lanes + 1, 1).Run(device));
                Assert.Contains("one play per replication", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Lanes_leave_no_thread_idle_unless_they_are_asked_for()
    {
        Assert.All(Groups(LaneWidth.Automatic, threads: 16, replications: 16), size => Assert.Equal(1, size));
        Assert.All(Groups(LaneWidth.Automatic, threads: 16, replications: 48), size => Assert.Equal(1, size));
        int four = Vector256.IsHardwareAccelerated ? 4 : 1;
        int eight = Vector512.IsHardwareAccelerated ? 8 : four;
        Assert.All(Groups(LaneWidth.Automatic, threads: 4, replications: 16), size => Assert.Equal(four, size));
        Assert.Equal(new CpuDevice().LaneCount, Groups(LaneWidth.Automatic, threads: 3, replications: 24)[0]);
        Assert.All(Groups(LaneWidth.Automatic, threads: 1, replications: 16), size => Assert.Equal(eight, size));
        Assert.Equal([8, 8], Groups(LaneWidth.Bits512, threads: 16, replications: 16));
        Assert.Equal([4, 4, 1], Groups(LaneWidth.Bits256, threads: 16, replications: 9));
        Assert.Equal(9, Groups(LaneWidth.Scalar, threads: 1, replications: 9).Length);
    }

    private static int[] Groups(LaneWidth width, int threads, int replications)
    {
        Grouped contender = new();
        new RegretContest([contender], 10, replications, 1).Run(new CpuDevice { Threads = threads, Lanes = width });
        Assert.Equal(replications, contender.Sizes.Sum());
        return [.. contender.Sizes.OrderDescending()];
    }

    /// <summary>Notes how many replications are played at once, and gives more or fewer plays where it is told to.</summary>
    private sealed record Grouped : ILaneContender
    {
        public string Name => "grouped";

        public bool PlaysInLanes => true;

        public int Extra { get; init; }

        public ConcurrentBag<int> Sizes { get; } = [];

        public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
        {
            Sizes.Add(1);
            return Of(checkpoints);
        }

        public Sequence<ContenderPlay> PlayLanes<TReal, TInteger, TMask>(Sequence<long> checkpoints, Sequence<StreamKey> replications, CancellationToken cancellation)
            where TReal : struct, ILaneReal<TReal, TInteger, TMask>
            where TInteger : struct, ILaneInteger<TInteger, TMask>
            where TMask : struct, ILaneMask<TMask>
        {
            Sizes.Add(replications.Count);
            return Sequence.Of(replications.Count + Extra, _ => Of(checkpoints));
        }

        private static ContenderPlay Of(Sequence<long> checkpoints) => new(checkpoints.Select(round => (double)round).ToSequence());
    }

    /// <summary>Regret that grows by a random step times a factor in every round.</summary>
    private sealed record Walk(string Name, double Factor) : IContender
    {
        public Sequence<ContenderMeasure> Measures { get; } = [new("Steps", "units")];

        public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
        {
            RandomStream stream = replication.Role(Streams.Rewards).Open();
            double[] regrets = new double[checkpoints.Count];
            double sum = 0;
            long round = 0;
            for (int index = 0; index < regrets.Length; index++)
            {
                for (; round < checkpoints[index]; round++)
                {
                    sum += stream.NextDouble();
                }

                regrets[index] = Factor * sum;
            }

            return new(Sequence.Create<double>(regrets), [sum]);
        }
    }

    /// <summary>Forgets a checkpoint.</summary>
    private sealed record Short : IContender
    {
        public string Name => "short";

        public int Plays { get; private set; }

        public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
        {
            Plays++;
            return new([1.0]);
        }
    }
}
