using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance.Bandits;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Examples;

/// <summary>A rule of a user's own keeps the laws of learners, and gives the same bits on all machines.</summary>
public sealed class WidenedUcbTests : LearnerLaws
{
    protected override ILearner Learner => new WidenedUcb(Width: 0.7);

    [Theory]
    [InlineData(LaneWidth.Scalar)]
    [InlineData(LaneWidth.Bits256)]
    [InlineData(LaneWidth.Bits512)]
    public void Lanes_give_the_bits_of_runs(LaneWidth lanes)
    {
        BernoulliBandit arms = new([0.3, 0.5, 0.7]);
        Sequence<Episode> episodes = Sequence.Of(11, episode => new Episode([], (uint)episode));
        EpisodeBatch batch = new(arms, Learner, episodes, 2_000, [1, 10, 2_000], root: 5);
        EpisodeBatch runs = new(arms, new Runs(Learner), episodes, 2_000, [1, 10, 2_000], root: 5);
        Assert.Equal(new CpuDevice().Play(runs), new CpuDevice { Lanes = lanes }.Play(batch));
    }

    [Fact]
    public void Single_precision_plays_it_too()
    {
        EpisodeBatch batch = new(new BernoulliBandit([0.3, 0.5, 0.7]), Learner, [new([], 0)], 2_000, [2_000], root: 5);
        Assert.Equal(2_000, new CpuDevice { Precision = LanePrecision.Bits32 }.Play(batch)[0].Shows.Sum());
    }

    /// <summary>Hides the lanes.</summary>
    private sealed class Runs(ILearner learner) : ILearner
    {
        public string Name => learner.Name;

        public LearnerRun Begin(int arms, long horizon, Foundations.Randomness.StreamKey key) => learner.Begin(arms, horizon, key);
    }
}
