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

/// <summary>Where every show is clicked, kernels neither draw nor keep clicks; what they play is held against the plain programs, which do.</summary>
public sealed class ClickedKernelTests
{
    private static readonly CpuDevice[] Machines =
    [
        new() { Threads = 1, Lanes = LaneWidth.Scalar }, new() { Threads = 3, Lanes = LaneWidth.Bits256 }, new() { Threads = 2, Lanes = LaneWidth.Bits512 },
    ];

    [Fact]
    public void Ucb1_plays_as_the_plain_program() => RequirePlain(_ => new Ucb1(), _ => new PlainUcb1(2));

    [Fact]
    public void Ucb_s_plays_as_the_plain_program_and_removes_the_same_arms() =>
        RequirePlain(utility => new UcbS(utility) { Confidence = 0.05 }, utility => new PlainUcbS(new UcbS(utility) { Confidence = 0.05 }));

    [Fact]
    public void Ties_in_nearly_every_round_fall_as_in_the_plain_program() => RequirePlain(_ => new RatioLearner(1), _ => new PlainRatio());

    [Fact]
    public void The_comparison_refutes_another_exploration() =>
        PlantedLaw.RequireFalsified(() => RequirePlain(_ => new Ucb1 { Exploration = 2.01 }, _ => new PlainUcb1(2)));

    [Fact]
    public void The_comparison_refutes_slopes_that_are_not_those_of_the_index() =>
        PlantedLaw.RequireFalsified(() => RequirePlain(_ => new RatioLearner(1.0001), _ => new PlainRatio()));

    [Fact]
    public void One_episode_of_a_batch_that_is_not_always_clicked_changes_nothing_for_the_others()
    {
        ClickBandit bandit = new([0.6, 0.5], new ClickUtility.ClickPenalty(5));
        Sequence<EpisodeResult> Play(params double[] rates) => new CpuDevice { Threads = 1, Lanes = LaneWidth.Bits256 }.Play(new(
            bandit, new UcbMu(), Sequence.Of(rates.Length, episode => new Episode([rates[episode], 1], (uint)episode)), 500, [500], 3));
        Sequence<EpisodeResult> mixed = Play(1, 1, 0.3, 1);
        Assert.Equal(Play(1, 1, 1, 1)[0], mixed[0]);
        Assert.NotEqual(mixed[2].Shows, mixed[2].Clicks);
        Assert.Equal(mixed[3].Shows, mixed[3].Clicks);
    }

    /// <summary>Clocks of later rounds than these are kept for nobody.</summary>
    [Fact]
    public void Rounds_beyond_the_clocks_that_groups_share_are_played_alike()
    {
        const int Rounds = (1 << 19) + 20_000;
        EpisodeBatch batch = new(new BernoulliBandit([0.5, 0.499]), new Ucb1(), [new([], 0), new([], 5), new([], 6), new([], 7), new([], 9)], Rounds, [1 << 19, Rounds], 2);
        EpisodeBatch runs = new(batch.Environment, new RunsOnly(batch.Learner), batch.Episodes, Rounds, batch.Checkpoints, batch.Root);
        Sequence<EpisodeResult> expected = Machines[0].Play(runs);
        Assert.All(Machines, machine => Assert.Equal(expected, machine.Play(batch)));
    }

    private static void RequirePlain(Func<ClickUtility, ILearner> learner, Func<ClickUtility, PlainLearner> plain) =>
        Prop.ForAll(ClickCases.Arbitrary(400), @case =>
        {
            EpisodeBatch batch = (@case with { Rates = Sequence.Of(@case.Means.Count, _ => 1.0) }).Batch(learner(@case.Utility));
            Sequence<EpisodeResult> expected = Machines[0].Play(batch);
            for (int episode = 0; episode < batch.Episodes.Count; episode++)
            {
                Assert.Equal(PlainClickBandit.Play(plain(@case.Utility), batch, batch.Episodes[episode]), expected[episode]);
            }

            Assert.All(Machines, machine => Assert.Equal(expected, machine.Play(batch)));
        }).Check(Laws.Config.WithMaxTest(40));
}
