using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Tests.Learners;
using Mechanisms.Conformance;
using Mechanisms.Conformance.Bandits;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Kernels;

/// <summary>Single precision has bits of its own, the same at every width; what it chooses is the best arm but for its rounding.</summary>
public sealed class SinglePrecisionTests
{
    private static readonly CpuDevice[] Machines =
    [
        new() { Threads = 1, Lanes = LaneWidth.Scalar, Precision = LanePrecision.Bits32 },
        new() { Threads = 1, Lanes = LaneWidth.Bits256, Precision = LanePrecision.Bits32 },
        new() { Threads = 3, Lanes = LaneWidth.Bits256, Precision = LanePrecision.Bits32 },
        new() { Threads = 2, Lanes = LaneWidth.Bits512, Precision = LanePrecision.Bits32 },
    ];

    private static readonly ClickUtility Utility = new ClickUtility.ClickPenalty(5);

    public static TheoryData<ILearner> Learners =>
    [
        new Ucb1(), new UcbS(Utility) { Confidence = 0.05 }, new UcbUtility(Utility), new UcbMu(), new UcbV(), new Moss(), new AnytimeMoss(),
        new AsymptoticUcb(), new Ucb1Tuned(), new Uniform(), new RatioLearner(1), new RatioLearner(1, ByIndex: true), new OnePassUcbS(new(Utility) { Confidence = 0.05, Time = ConfidenceTime.Round }),
    ];

    [Theory]
    [MemberData(nameof(Learners), DisableDiscoveryEnumeration = true)]
    public void Gives_the_same_bits_on_every_lane_width_and_number_of_threads(ILearner learner) =>
        Prop.ForAll(ClickCases.Arbitrary(120), @case =>
        {
            EpisodeBatch batch = (@case with { Utility = Utility }).Batch(learner);
            Sequence<EpisodeResult> expected = Machines[0].Play(batch);
            Assert.All(Machines, machine => Assert.Equal(expected, machine.Play(batch)));
            EpisodeBatch last = new(batch.Environment, learner, batch.Episodes, batch.Horizon, [batch.Horizon], batch.Root);
            Sequence<EpisodeResult> atTheEnd = Sequence.Of(expected.Count, episode => expected[episode] with { Regret = [expected[episode].Regret[^1]] });
            Assert.All(Machines, machine => Assert.Equal(atTheEnd, machine.Play(last)));
        }).Check(Laws.Config.WithMaxTest(15));

    [Fact]
    public void Ucb1_chooses_in_every_round_an_arm_whose_exact_index_is_largest_but_for_rounding() =>
        RequireLargest(new Ucb1(), (shows, rewards, t) => (rewards / shows) + Math.Sqrt(2 * Math.Log(t) / shows));

    [Fact]
    public void The_check_of_choices_refutes_another_exploration() => PlantedLaw.RequireFalsified(() =>
        RequireLargest(new Ucb1 { Exploration = 2.001 }, (shows, rewards, t) => (rewards / shows) + Math.Sqrt(2 * Math.Log(t) / shows)));

    [Fact]
    public void Ucb1_plays_as_the_plain_program_of_its_affine_form() => RequirePlain(new Ucb1(), new PlainSingle((shows, rewards, t) =>
        (rewards / shows) + (MathF.Sqrt(1 / shows) * (float)Math.Sqrt(2 * Math.Log(t)))));

    [Fact]
    public void Asymptotic_ucb_plays_as_the_plain_program_of_its_affine_form() => RequirePlain(new AsymptoticUcb(), new PlainSingle((shows, rewards, t) =>
        (rewards / shows) + (MathF.Sqrt(1 / shows) * (float)Math.Sqrt(0.5 * Math.Log(1 + (t * Math.Log(t) * Math.Log(t)))))));

    [Fact]
    public void Ties_in_nearly_every_round_fall_as_the_affine_form_has_them() =>
        RequirePlain(new RatioLearner(1), new PlainSingle((shows, rewards, t) => (rewards / shows) + (1 / shows * t)));

    [Fact]
    public void Ties_fall_as_the_index_has_them_where_every_index_is_computed() =>
        RequirePlain(new RatioLearner(1, ByIndex: true), new PlainSingle((shows, rewards, t) => (rewards + t) / shows));

    [Fact]
    public void The_comparison_refutes_indices_of_the_round_before() => PlantedLaw.RequireFalsified(() =>
        RequirePlain(new RatioLearner(1, ByIndex: true), new PlainSingle((shows, rewards, t) => (rewards + t - 1) / shows)));

    [Fact]
    public void The_comparison_refutes_the_index_as_the_rule_writes_it() => PlantedLaw.RequireFalsified(() =>
        RequirePlain(new RatioLearner(1), new PlainSingle((shows, rewards, t) => (rewards + t) / shows)));

    [Fact]
    public void The_comparison_refutes_a_product_and_a_sum_that_are_rounded_as_one() => PlantedLaw.RequireFalsified(() =>
        RequirePlain(new RatioLearner(1), new PlainSingle((shows, rewards, t) => MathF.FusedMultiplyAdd(1 / shows, t, rewards / shows))));

    [Fact]
    public void Arms_that_never_differ_are_shown_as_in_double_precision()
    {
        EpisodeBatch batch = new(new BernoulliBandit([1, 1, 1, 0]), new Ucb1(), [new([], 0), new([], 9)], 5_000, [5_000], 3);
        Assert.Equal(new CpuDevice().Play(batch)[0].Shows.Sum(), Machines[1].Play(batch)[0].Shows.Sum());
        Assert.Equal(0, Machines[1].Play(batch)[0].Shows[3] - new CpuDevice().Play(batch)[0].Shows[3], 1.0);
    }

    [Fact]
    public void Refuses_what_it_cannot_play_as_well()
    {
        BernoulliBandit arms = new([0.5, 0.4]);
        EpisodeBatch tooLong = new(arms, new Ucb1(), [new([], 0)], (1L << 24) + 1, [], 1);
        Assert.Contains("16777216", Assert.Throws<ArgumentException>(() => Machines[0].Play(tooLong)).Message, StringComparison.Ordinal);
        EpisodeBatch without = new(arms, new BetaThompson(), [new([], 0)], 10, [], 1);
        Assert.Contains("no", Assert.Throws<ArgumentException>(() => Machines[0].Play(without)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CpuDevice { Precision = (LanePrecision)7 });
    }

    [Fact]
    public void Says_its_precision() => Assert.Equal("cpu, 1 threads, 8 lanes, single precision", Machines[1].Name);

    private static void RequirePlain(ILearner learner, PlainLearner plain) => Prop.ForAll(ClickCases.Arbitrary(400), @case =>
    {
        EpisodeBatch batch = (@case with { Utility = Utility }).Batch(learner);
        Sequence<EpisodeResult> expected = Sequence.Of(batch.Episodes.Count, episode => PlainClickBandit.Play(plain, batch, batch.Episodes[episode]));
        Assert.All(Machines, machine => Assert.Equal(expected, machine.Play(batch)));
    }).Check(Laws.Config.WithMaxTest(40));

    /// <summary>Replays every round in double precision: regret of 2⁻ᵃ for a show of arm a tells the arm.</summary>
    private static void RequireLargest(ILearner learner, Func<double, double, double, double> index)
    {
        const int Rounds = 4_000;
        double[] means = [0.9, 0.4, 0.65, 0.775];
        BernoulliBandit arms = new([.. means]);
        Sequence<Episode> episodes = Sequence.Of(13, episode => new Episode([], (uint)episode));
        EpisodeBatch batch = new(arms, learner, episodes, Rounds, Sequence.Of(Rounds, round => round + 1L), 11);
        Sequence<EpisodeResult> played = Machines[2].Play(batch);
        for (int episode = 0; episode < episodes.Count; episode++)
        {
            PlainReplay replay = new(means, batch.Root, episodes[episode].Replication);
            for (int round = 0; round < Rounds; round++)
            {
                double cost = played[episode].Regret[round] - (round == 0 ? 0 : played[episode].Regret[round - 1]);
                int arm = Enumerable.Range(0, means.Length).MinBy(other => Math.Abs(means[0] - means[other] - cost));
                double[] indices = replay.Indices(other => index(other.Shows, other.Rewards, round + 1));
                Assert.False(Tolerances.SingleIndex.Exceeds(indices.Max() - indices[arm], indices.Max()), $"Round {round}: {indices[arm]:R} of {indices.Max():R}.");
                replay.Show(arm);
            }
        }
    }

    /// <summary>An index of single-precision operations; an integer up to 2²⁴ is one.</summary>
    private sealed class PlainSingle(Func<float, float, long, float> index) : PlainIndexLearner
    {
        protected override double Index(PlainArm arm, long t, long horizon) =>
            arm.Shows == 0 ? double.PositiveInfinity : index(arm.Shows, (float)arm.Rewards, t);
    }
}
