using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
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

        public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation) => new([1.0]);
    }
}
