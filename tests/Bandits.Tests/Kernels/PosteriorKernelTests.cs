using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Conformance.Bandits;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Kernels;

public sealed class GaussianThompsonKernelTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new GaussianThompson();

    protected override PlainLearner Plain(ClickUtility utility) => new PlainGaussianThompson(1);
}

/// <summary>Posteriors so narrow that most rounds show what the last did.</summary>
public sealed class NarrowGaussianThompsonKernelTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new GaussianThompson { Deviation = 0.05 };

    protected override PlainLearner Plain(ClickUtility utility) => new PlainGaussianThompson(0.05);
}

public sealed class PosteriorKernelTests
{
    private static readonly CpuDevice[] Machines =
    [
        new() { Threads = 1, Lanes = LaneWidth.Scalar }, new() { Threads = 3, Lanes = LaneWidth.Bits256 }, new() { Threads = 2, Lanes = LaneWidth.Bits512 },
    ];

    /// <summary>From round 4,096 on a block's number has more than 32 bits.</summary>
    private static readonly Arbitrary<Story> LongStories = (
        from means in Gen.Choose(0, 1_000_000).Select(part => part / 1e6).ListOf().Where(list => list.Count is > 0 and < 12)
        from horizon in Gen.Choose(4_000, 9_000)
        from episodes in Gen.Choose(1, 19)
        from seed in Gen.Choose(0, 1_000_000)
        from deviation in Gen.Elements(1, 0.25, 3e-9, 1e300)
        select new Story([.. means], horizon, episodes, (ulong)seed, deviation)).ToArbitrary();

    [Fact]
    public void Long_episodes_play_what_runs_play_on_every_width() =>
        Prop.ForAll(LongStories, story => RequireRuns(story, story.Deviation)).Check(Laws.Config.WithMaxTest(15));

    [Fact]
    public void Long_episodes_of_another_deviation_are_refuted() => PlantedLaw.RequireFalsified(
        () => Prop.ForAll(LongStories, story => RequireRuns(story, story.Deviation * 1.001)).Check(Laws.Config.WithMaxTest(15)));

    [Fact]
    public void Long_episodes_play_round_by_round_as_the_plain_program()
    {
        BernoulliBandit environment = new([0.3, 0.35, 0.1, 0.34, 0.33]);
        EpisodeBatch batch = new(environment, new GaussianThompson(), [new([], 8)], 6_000, Sequence.Of(6_000, round => round + 1L), 0xABCD_EF01_2345);
        EpisodeResult expected = PlainClickBandit.Play(new PlainGaussianThompson(1), batch, batch.Episodes[0]);
        Assert.All(Machines, machine => Assert.Equal(expected, machine.Play(batch)[0]));
    }

    /// <summary>65,536 arms are the most there are; the words of the last lie within the round's.</summary>
    [Fact]
    public void The_most_arms_play_what_runs_play()
    {
        BernoulliBandit environment = new(Sequence.Of(65_536, arm => arm / 131_072.0));
        EpisodeBatch batch = new(environment, new GaussianThompson(), [new([], 0), new([], 1)], 12, [12], 3);
        Sequence<EpisodeResult> runs = Machines[0].Play(new(environment, new RunsOnly(batch.Learner), batch.Episodes, 12, [12], 3));
        Assert.All(Machines, machine => Assert.Equal(runs, machine.Play(batch)));
    }

    /// <summary>
    /// An arm that always pays and one that never does, two rounds. Arm 0 first: posteriors N(1/2, σ²/2) and N(0, σ²), so that it is shown again with
    /// probability Φ(1/(2σ√(3/2))); arm 1 first: both means are 0. Counts of 200,000 episodes; each of the six bounds fails by chance with probability 10⁻⁶.
    /// </summary>
    [Theory]
    [InlineData(1.0, 0.658454)]
    [InlineData(0.4, 0.846283)]
    public void The_second_choice_follows_the_law_of_the_posteriors(double deviation, double again)
    {
        const int Episodes = 200_000;
        EpisodeBatch batch = new(
            new BernoulliBandit([1, 0]), new GaussianThompson { Deviation = deviation }, Sequence.Of(Episodes, episode => new Episode([], (uint)episode)), 2, [], 4);
        Sequence<EpisodeResult> results = new CpuDevice().Play(batch);
        RequireShare(results.Count(result => result.Shows[0] == 2), again / 2);
        RequireShare(results.Count(result => result.Shows[0] == 1), (1 - again + 0.5) / 2);
        RequireShare(results.Count(result => result.Shows[0] == 0), 0.25);

        static void RequireShare(int count, double probability) =>
            Assert.InRange(Math.Abs(count - (Episodes * probability)), 0, 4.8917 * Math.Sqrt(Episodes * probability * (1 - probability)));
    }

    [Fact]
    public void Is_refuted_with_another_deviation() =>
        PlantedLaw.RequireFalsified(new Subject(new PlainGaussianThompson(1.02)).Plays_round_by_round_as_the_plain_program);

    [Fact]
    public void Is_refuted_without_the_root() =>
        PlantedLaw.RequireFalsified(new Subject(new Rootless()).Plays_round_by_round_as_the_plain_program);

    [Fact]
    public void Is_refuted_with_other_words_for_one_arm() =>
        PlantedLaw.RequireFalsified(new Subject(new Misread()).Plays_round_by_round_as_the_plain_program);

    [Fact]
    public void Single_precision_is_refused_because_there_is_no_cosine_in_it()
    {
        EpisodeBatch batch = new(new BernoulliBandit([0.5, 0.4]), new GaussianThompson(), [new([], 0)], 10, [], 1);
        Assert.Contains("Gaussian Thompson", Assert.Throws<ArgumentException>(() => new CpuDevice { Precision = LanePrecision.Bits32 }.Play(batch)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_no_episodes() =>
        Assert.Throws<ArgumentNullException>(() => new GaussianThompson().Advance<RealScalar, IntegerScalar, MaskScalar>(null!, 1));

    private static void RequireRuns(Story story, double runDeviation)
    {
        BernoulliBandit environment = new(story.Means);
        Sequence<Episode> episodes = Sequence.Of(story.Episodes, episode => new Episode([], (uint)episode));
        Sequence<long> checkpoints = [1, story.Horizon / 2, story.Horizon];
        RunsOnly runs = new(new GaussianThompson { Deviation = runDeviation });
        Sequence<EpisodeResult> expected = Machines[0].Play(new(environment, runs, episodes, story.Horizon, checkpoints, story.Seed));
        GaussianThompson learner = new() { Deviation = story.Deviation };
        Assert.All(Machines, machine => Assert.Equal(expected, machine.Play(new(environment, learner, episodes, story.Horizon, checkpoints, story.Seed))));
    }

    private sealed record Story(Sequence<double> Means, int Horizon, int Episodes, ulong Seed, double Deviation);

    private sealed class Rootless() : PlainGaussianThompson(1)
    {
        protected override double Deviation(double count) => 1 / count;
    }

    /// <summary>Arm 3 reads the words of arm 4.</summary>
    private sealed class Misread() : PlainGaussianThompson(1)
    {
        protected override ulong BlockOf(long round, int arm) => base.BlockOf(round, arm == 3 ? 4 : arm);
    }

    private sealed class Subject(PlainLearner plain) : LearnerConformance
    {
        protected override ILearner Learner(ClickUtility utility) => new GaussianThompson();

        protected override PlainLearner Plain(ClickUtility utility) => plain;
    }
}
