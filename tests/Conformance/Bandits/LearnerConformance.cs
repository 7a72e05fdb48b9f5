using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Conformance.Bandits;

/// <summary>What every learner must satisfy; a subclass names the learner and its plain program.</summary>
public abstract class LearnerConformance
{
    private static readonly CpuDevice[] Machines =
    [
        new() { Threads = 1, Lanes = LaneWidth.Scalar },
        new() { Threads = 2, Lanes = LaneWidth.Bits256 },
        new() { Threads = 8, Lanes = LaneWidth.Bits256 },
        new() { Threads = 1, Lanes = LaneWidth.Bits512 },
    ];

    protected virtual int LongestHorizon => 300;

    protected virtual int Cases => 40;

    protected abstract ILearner Learner(ClickUtility utility);

    protected abstract PlainLearner Plain(ClickUtility utility);

    [Fact]
    public void Plays_round_by_round_as_the_plain_program() => ForAll((learner, @case) =>
    {
        EpisodeBatch batch = @case.Batch(learner);
        Sequence<EpisodeResult> played = Machines[0].Play(batch);
        for (int episode = 0; episode < @case.Episodes; episode++)
        {
            AssertEqual(PlainClickBandit.Play(Plain(@case.Utility), batch, batch.Episodes[episode]), played[episode]);
        }
    });

    [Fact]
    public void Gives_the_same_bits_on_every_lane_width_and_number_of_threads() => ForAll((learner, @case) =>
    {
        Sequence<EpisodeResult> first = Machines[0].Play(@case.Batch(learner));
        foreach (CpuDevice machine in Machines)
        {
            AssertEqual(first, machine.Play(@case.Batch(learner)));
        }
    });

    /// <summary>Between checkpoints a kernel carries a round's work over to the next round; at one it writes all of it.</summary>
    [Fact]
    public void Checkpoints_do_not_change_what_is_played_between_them() => ForAll((learner, @case) =>
    {
        EpisodeBatch every = @case.Batch(learner);
        EpisodeBatch last = new(every.Environment, learner, every.Episodes, every.Horizon, [every.Horizon], every.Root);
        Sequence<EpisodeResult> expected = Sequence.Of(every.Episodes.Count, episode => AtTheEnd(PlainClickBandit.Play(Plain(@case.Utility), every, every.Episodes[episode])));
        foreach (CpuDevice machine in Machines)
        {
            AssertEqual(expected, machine.Play(last));
        }
    });

    [Fact]
    public void Gives_the_same_bits_through_single_runs() => ForAll((learner, @case) =>
    {
        ILearner runs = learner is IInformedLearner informed ? new InformedRunsOnly(informed) : new RunsOnly(learner);
        AssertEqual(Machines[1].Play(@case.Batch(learner)), Machines[1].Play(@case.Batch(runs)));
    });

    [Fact]
    public void An_episode_does_not_depend_on_its_companions() => ForAll((learner, @case) =>
    {
        EpisodeBatch batch = @case.Batch(learner);
        Sequence<EpisodeResult> together = Machines[1].Play(batch);
        for (int episode = 0; episode < @case.Episodes; episode++)
        {
            EpisodeBatch alone = new(
                batch.Environment, learner, [batch.Episodes[episode]], batch.Horizon, batch.Checkpoints, batch.Root);
            AssertEqual(together[episode], Machines[1].Play(alone)[0]);
        }
    });

    [Fact]
    public void A_batch_that_is_interrupted_again_and_again_and_goes_on_elsewhere_gives_the_same_bits() => ForAll((learner, @case) =>
    {
        EpisodeBatch batch = @case.Batch(learner);
        StateStore<BatchState> store = StateStore.OfBatch(every: 3);
        int stop = 1 + (@case.Horizon / 3);
        for (int attempt = 0; ; attempt++)
        {
            using Interruption<long> progress = new(stop + attempt, pulls => pulls);
            try
            {
                Sequence<EpisodeResult> resumed = Machines[attempt % Machines.Length].Resume(batch, store, progress, progress.Token);
                AssertEqual(Machines[0].Play(batch), resumed);
                Assert.Equal(batch.Horizon * batch.Episodes.Count, progress.Done);
                return;
            }
            catch (OperationCanceledException)
            {
                Assert.NotNull(store.Load());
            }
        }
    });

    [Fact]
    public void A_fork_goes_on_as_the_original_would_have() => ForAll((learner, @case) =>
    {
        LearnerRun run = Begin(learner, @case);
        LearnerRun untouched = Begin(learner, @case);
        int split = @case.Horizon / 2;
        Drive(run, @case, 0, split);
        Drive(untouched, @case, 0, split);
        LearnerRun fork = run.Fork();
        LearnerRun wasted = run.Fork();
        Drive(wasted, @case, split + 1, @case.Horizon + 1);
        List<int> expected = Drive(untouched, @case, split, @case.Horizon);
        Assert.Equal(expected, Drive(fork, @case, split, @case.Horizon));
        Assert.Equal(expected, Drive(run, @case, split, @case.Horizon));
    });

    [Fact]
    public void Choosing_twice_gives_the_same_arm() => ForAll((learner, @case) =>
    {
        LearnerRun run = Begin(learner, @case);
        for (int round = 0; round < @case.Horizon; round++)
        {
            int arm = run.Choose();
            Assert.Equal(arm, run.Choose());
            if (arm == LearnerRun.Nobody)
            {
                return;
            }

            run.Observe(arm, Answer(@case, round));
        }
    });

    protected static void AssertEqual(Sequence<EpisodeResult> expected, Sequence<EpisodeResult> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int episode = 0; episode < expected.Count; episode++)
        {
            AssertEqual(expected[episode], actual[episode]);
        }
    }

    protected static void AssertEqual(EpisodeResult expected, EpisodeResult actual)
    {
        Assert.Equal(expected.Shows, actual.Shows);
        Assert.Equal(expected.Clicks, actual.Clicks);
        Assert.Equal(expected.EliminatedAt, actual.EliminatedAt);
        Assert.Equal(expected.Regret, actual.Regret);
    }

    private static LearnerRun Begin(ILearner learner, ClickCase @case)
    {
        ILearner playing = learner is IInformedLearner informed ? informed.Informed(@case.Environment.Tables(@case.Rates)) : learner;
        return playing.Begin(@case.Means.Count, @case.Horizon, new StreamKey(@case.Root));
    }

    private static List<int> Drive(LearnerRun run, ClickCase @case, int from, int to)
    {
        List<int> chosen = [];
        for (int round = from; round < to; round++)
        {
            int arm = run.Choose();
            chosen.Add(arm);
            if (arm == LearnerRun.Nobody)
            {
                break;
            }

            run.Observe(arm, Answer(@case, round));
        }

        return chosen;
    }

    /// <summary>A made-up answer of the environment, with rewards that are not only 0 and 1.</summary>
    private static Observation Answer(ClickCase @case, int round)
    {
        uint word = PlainPhilox.Block(@case.Root, (uint)round, 0, 0, 77)[0];
        return new((word & 3) != 0, (word & 3) != 0 ? (word >> 8) / 16777216.0 : 0);
    }

    private void ForAll(Action<ILearner, ClickCase> law) =>
        Prop.ForAll(ClickCases.Arbitrary(LongestHorizon), @case => law(Learner(@case.Utility), @case))
            .Check(Laws.Config.WithMaxTest(Cases));

    private static EpisodeResult AtTheEnd(EpisodeResult result) => result with { Regret = [result.Regret[^1]] };
}
