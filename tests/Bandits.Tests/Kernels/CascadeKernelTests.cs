using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Tests.Cascading;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Xunit.Sdk;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>Cascades in lanes beside runs, which rank by insertion, branch and draw from streams: regret at every checkpoint, best lists and reads, bit for bit.</summary>
public sealed class CascadeKernelTests
{
    // Few attractions, so that items tie; certain and worthless ones; one item; as many positions as items; lanes that do not fill.
    private static readonly Arbitrary<Story> Stories = (
        from attractions in Gen.Frequency(
            (1, Gen.Elements(0.0, 1.0)), (3, Gen.Elements(0.2, 0.5)), (2, Gen.Choose(0, 1_000_000).Select(part => part / 1e6)))
            .ListOf().Where(list => list.Count is > 0 and < 10)
        from positions in Gen.Choose(1, attractions.Count)
        from horizon in Gen.Frequency((1, Gen.Constant(1)), (2, Gen.Choose(2, 40)), (3, Gen.Choose(41, 800)))
        from replications in Gen.Choose(1, 8)
        from isFree in Gen.Elements(true, false)
        from seed in Gen.Choose(0, 1_000_000)
        select new Story(attractions.ToSequence(), positions, horizon, replications, isFree, (ulong)seed << 13)).ToArbitrary();

    public static TheoryData<ICascadeLearner> Learners =>
        [new CascadeUcb1(), new CascadeUcb1 { Exploration = 1e-20 }, new CascadeKlUcb(), new CascadeKlUcb { DoubleLog = 0.01 }];

    [Theory]
    [MemberData(nameof(Learners), DisableDiscoveryEnumeration = true)]
    public void Play_what_runs_play_on_every_width(ICascadeLearner learner) =>
        Prop.ForAll(Stories, story => RequireRuns(learner, learner, story)).Check(Laws.Config.WithMaxTest(60));

    /// <summary>Its affine form parts items of equal means and different counts by last bits; its index does not, and decides.</summary>
    [Fact]
    public void Where_rounding_could_decide_the_rules_own_index_does()
    {
        Prop.ForAll(Stories, story => RequireRuns(new MeanCascade(), new MeanCascade(), story)).Check(Laws.Config.WithMaxTest(60));
        PlantedLaw.RequireFalsified(() => Prop.ForAll(Stories, story => RequireRuns(new MeanCascade(), new CascadeUcb1 { Exploration = 1e-31 }, story))
            .Check(Laws.Config.WithMaxTest(60)));
    }

    [Theory]
    [MemberData(nameof(Learners), DisableDiscoveryEnumeration = true)]
    public void The_comparison_refutes_another_learner(ICascadeLearner learner)
    {
        ICascadeLearner other = learner is CascadeUcb1 first ? first with { Exploration = (1.01 * first.Exploration) + 0.01 } : new CascadeKlUcb { DoubleLog = 2.9 };
        PlantedLaw.RequireFalsified(() => Prop.ForAll(Stories, story => RequireRuns(learner, other, story)).Check(Laws.Config.WithMaxTest(120)));
    }

    [Theory]
    [InlineData(CascadeFault.LearnsBelowTheClick)]
    [InlineData(CascadeFault.RanksAscending)]
    public void The_comparison_accepts_the_plain_program_and_refutes_its_faults(CascadeFault fault)
    {
        Story story = new([0.2, 0.25, 0.5, 0.3, 0.2], 3, 300, 3, IsFree: true, 7);
        RequireRuns(new CascadeUcb1(), new PlainCascadeLearner(IsKl: false), story);
        Assert.ThrowsAny<XunitException>(() => RequireRuns(new CascadeUcb1(), new PlainCascadeLearner(IsKl: false, fault), story));
    }

    [Fact]
    public void Contests_and_experiments_give_the_same_on_every_width_and_number_of_threads()
    {
        CascadeModel model = CascadeModel.Separated(6, 2, 0.5, 0.3);
        RegretContest contest = new([new CascadeContender(model, new CascadeUcb1()), new CascadeContender(model, new CascadeKlUcb())], 700, 21, 4);
        RegretContestResult expected = contest.Run(new CpuDevice { Threads = 1, Lanes = LaneWidth.Scalar });
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            List<long> rounds = [];
            RegretContestResult played = contest.Run(new CpuDevice { Threads = 3, Lanes = width }, new Tally(rounds));
            Assert.Equal(expected.Summaries, played.Summaries);
            Assert.Equal(2 * 21 * 700, rounds[^1]);
        }

        CascadeExperiment experiment = new(model, [new CascadeUcb1()], 700, 21, 4);
        Assert.Equal(experiment.Run().Curves, experiment.Run(threads: 5).Curves);
    }

    [Fact]
    public void Other_learners_have_no_lanes_and_cancelled_lanes_stop()
    {
        CascadeModel model = CascadeModel.Separated(3, 1, 0.5, 0.3);
        CascadeContender plain = new(model, new PlainCascadeLearner(IsKl: false));
        Assert.False(plain.PlaysInLanes);
        Assert.Throws<InvalidOperationException>(() => plain.PlayLanes<Real256, Integer256, Mask256>([10], [new StreamKey(1)], CancellationToken.None));
        Assert.ThrowsAny<OperationCanceledException>(() => new CascadeContender(model, new CascadeUcb1())
            .PlayLanes<Real256, Integer256, Mask256>([10], [new StreamKey(1)], new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Replications_and_checkpoints_that_do_not_fit_are_refused()
    {
        CascadeContender contender = new(CascadeModel.Separated(3, 1, 0.5, 0.3), new CascadeUcb1());
        StreamKey key = new(1);
        string Refusal(string name, Sequence<long> checkpoints, Sequence<StreamKey> keys) =>
            Assert.Throws<ArgumentException>(name, () => contender.PlayLanes<Real256, Integer256, Mask256>(checkpoints, keys, CancellationToken.None)).Message;
        Assert.Contains("got 0", Refusal("replications", [10], []), StringComparison.Ordinal);
        Assert.Contains("got 5", Refusal("replications", [10], [key, key, key, key, key]), StringComparison.Ordinal);
        Assert.Contains("one root", Refusal("replications", [10], [key, new StreamKey(2)]), StringComparison.Ordinal);
        Assert.Contains("got none", Refusal("checkpoints", [], [key]), StringComparison.Ordinal);
        Assert.Contains("got 5 after 5", Refusal("checkpoints", [5, 5], [key]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("checkpoints", () => contender.Play([], key, CancellationToken.None));
        Assert.Throws<ArgumentException>("checkpoints", () => contender.Play([0], key, CancellationToken.None));
    }

    private static void RequireRuns(ICascadeLearner learner, ICascadeLearner runs, Story story)
    {
        CascadeModel model = new(story.Attractions, story.Positions);
        CascadeContender lanes = new(model, learner) { HasFreeObservations = story.IsFree };
        CascadeContender single = new(model, runs) { HasFreeObservations = story.IsFree };
        Sequence<long> checkpoints = story.Horizon == 1 ? [1] : [(story.Horizon + 1) / 2, story.Horizon];
        Sequence<StreamKey> keys = Sequence.Of(story.Replications, replication => new StreamKey(story.Seed, (uint)(5 * replication)));
        ContenderPlay[] expected = [.. keys.Select(key => single.Play(checkpoints, key, CancellationToken.None))];
        Assert.Equal(expected, lanes.PlayLanes<Real512, Integer512, Mask512>(checkpoints, keys, CancellationToken.None));
        Sequence<StreamKey> four = keys.Take(4).ToSequence();
        Assert.Equal(expected.Take(4), lanes.PlayLanes<Real256, Integer256, Mask256>(checkpoints, four, CancellationToken.None));
        Assert.Equal(expected[0], lanes.PlayLanes<RealScalar, IntegerScalar, MaskScalar>(checkpoints, [keys[0]], CancellationToken.None)[0]);
    }

    private sealed record Story(Sequence<double> Attractions, int Positions, int Horizon, int Replications, bool IsFree, ulong Seed);

    private sealed class Tally(List<long> rounds) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => rounds.Add(value.DonePulls);
    }
}
