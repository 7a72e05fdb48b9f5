using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Bandits.Tests.Learners;
using Mechanisms.Conformance;
using Mechanisms.Conformance.Bandits;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>Lanes of KL-UCB and KL-UCB++ beside runs, which compute other bounds and branch, and beside programs that compute every index.</summary>
public sealed class DivergenceKernelTests
{
    private static readonly CpuDevice[] Machines =
    [
        new() { Threads = 1, Lanes = LaneWidth.Scalar }, new() { Threads = 3, Lanes = LaneWidth.Bits256 }, new() { Threads = 2, Lanes = LaneWidth.Bits512 },
    ];

    // Many arms of few means: ties and near ties in most rounds; certain and worthless arms; lanes that do not fill.
    private static readonly Arbitrary<Story> Stories = (
        from means in Gen.Frequency(
            (1, Gen.Constant(1.0)),
            (1, Gen.Constant(0.0)),
            (3, Gen.Elements(0.5, 0.25, 0.9, 0.01)),
            (3, Gen.Choose(0, 1_000_000).Select(part => part / 1e6))).ListOf().Where(list => list.Count is > 0 and < 13)
        from horizon in Gen.Frequency((1, Gen.Constant(1)), (2, Gen.Choose(2, 40)), (5, Gen.Choose(41, 3_000)))
        from episodes in Gen.Choose(1, 19)
        from seed in Gen.Choose(0, 1_000_000)
        select new Story([.. means], horizon, episodes, (ulong)seed)).ToArbitrary();

    public static TheoryData<ILearner> Learners => [new KlUcb(), new KlUcb { Exploration = 3 }, new KlUcbPlusPlus()];

    [Theory]
    [MemberData(nameof(Learners), DisableDiscoveryEnumeration = true)]
    public void Play_what_runs_play_on_every_width(ILearner learner) => Prop.ForAll(Stories, story => RequireRuns(learner, new RunsOnly(learner), story))
        .Check(Laws.Config.WithMaxTest(40));

    [Theory]
    [MemberData(nameof(Learners), DisableDiscoveryEnumeration = true)]
    public void The_comparison_refutes_a_slightly_braver_run(ILearner learner)
    {
        ILearner braver = learner is KlUcb given ? given with { Exploration = given.Exploration + 0.01 } : new KlUcbPlusPlus { Family = new RewardFamily.Gaussian(0.26) };
        PlantedLaw.RequireFalsified(() => Prop.ForAll(Stories, story => RequireRuns(learner, new RunsOnly(braver), story)).Check(Laws.Config.WithMaxTest(40)));
    }

    [Fact]
    public void Long_episodes_with_close_arms_play_what_runs_play() =>
        Assert.All(Learners, row => RequireRuns(row.Data, new RunsOnly(row.Data), new([0.5, 0.499, 0.501, 0.5, 0.02], 20_000, 9, 3)));

    [Fact]
    public void Bounds_have_the_bits_of_the_family() => Prop.ForAll(Pairs(), pair =>
    {
        double expected = RewardFamily.ZeroOne.UpperBound(pair.Mean, pair.Budget);
        Assert.Equal(expected, BernoulliDivergence<RealScalar, IntegerScalar, MaskScalar>.Upper(new(pair.Mean), new(pair.Budget)).Value);

        // Another lane with other needs beside it.
        Real256 means = Real256.Insert(Real256.Create(pair.Mean), 2, pair.Other);
        Real256 budgets = Real256.Insert(Real256.Create(pair.Budget), 2, pair.OtherBudget);
        Real256 bounds = BernoulliDivergence<Real256, Integer256, Mask256>.Upper(means, budgets);
        Assert.Equal(expected, Real256.Extract(bounds, 0));
        Assert.Equal(RewardFamily.ZeroOne.UpperBound(pair.Other, pair.OtherBudget), Real256.Extract(bounds, 2));
    }).Check(Laws.Config.WithMaxTest(3_000));

    [Fact]
    public void Single_precision_is_refused_because_divergences_cancel()
    {
        EpisodeBatch batch = new(new BernoulliBandit([0.5, 0.4]), new KlUcb(), [new([], 0)], 10, [], 1);
        Assert.Contains("KL-UCB", Assert.Throws<ArgumentException>(() => new CpuDevice { Precision = LanePrecision.Bits32 }.Play(batch)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_families_have_no_lanes_and_say_so()
    {
        KlUcb learner = new() { Family = new RewardFamily.Poisson() };
        Assert.False(((ILaneLearner)learner).PlaysInLanes);
        Assert.True(((ILaneLearner)new KlUcb()).PlaysInLanes);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new CpuDevice().Play(new(
            new BernoulliBandit([0.5, 0.4]), new Insisting(learner), [new([], 0)], 10, [], 1)));
        Assert.Contains("Poisson", error.Message, StringComparison.Ordinal);
    }

    private static void RequireRuns(ILearner learner, ILearner runs, Story story)
    {
        BernoulliBandit environment = new([.. story.Means]);
        EpisodeBatch Of(ILearner playing) => new(
            environment, playing, Sequence.Of(story.Episodes, episode => new Episode([], (uint)episode)), story.Horizon, [story.Horizon], story.Seed);
        Sequence<EpisodeResult> expected = Machines[0].Play(Of(runs));
        Assert.All(Machines, machine => Assert.Equal(expected, machine.Play(Of(learner))));
    }

    private static Arbitrary<(double Mean, double Budget, double Other, double OtherBudget)> Pairs()
    {
        Gen<double> mean = Gen.Frequency((1, Gen.Elements(0.0, 1, 0.5, 1e-9, 1 - 1e-9)), (4, Gen.Choose(0, 1_000_000).Select(part => part / 1e6)));
        Gen<double> budget = Gen.Frequency((1, Gen.Elements(0.0, 1e-12, 40, double.PositiveInfinity)), (4, Gen.Choose(-40, 8).Select(power => Math.Pow(2, power / 2.0))));
        return (from first in mean from second in budget from third in mean from fourth in budget select (first, second, third, fourth)).ToArbitrary();
    }

    private sealed record Story(double[] Means, int Horizon, int Episodes, ulong Seed);

    /// <summary>Plays in lanes whatever its learner says.</summary>
    private sealed class Insisting(ILaneLearner learner) : ILaneLearner
    {
        public string Name => learner.Name;

        public LearnerRun Begin(int arms, long horizon, StreamKey key) => learner.Begin(arms, horizon, key);

        public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
            where TReal : struct, ILaneReal<TReal, TInteger, TMask>
            where TInteger : struct, ILaneInteger<TInteger, TMask>
            where TMask : struct, ILaneMask<TMask> => learner.Advance(episodes, rounds);
    }
}
