using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance.Bandits;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Devices;

/// <summary>That interrupted batches give the same bits is a law of every learner's conformance suite; here is what else there is to say.</summary>
public sealed class ResumeTests
{
    private const int Rounds = 40_000;

    private static readonly BernoulliBandit Arms = new([0.5, 0.45, 0.6]);

    [Fact]
    public void An_episode_longer_than_the_pause_between_saves_goes_on_in_the_middle()
    {
        StateStore<BatchState> store = StateStore.OfBatch(every: 0);
        using Interruption<long> progress = new(3, pulls => pulls);
        Assert.ThrowsAny<OperationCanceledException>(() => new CpuDevice { Threads = 1 }.Resume(Batch(new Ucb1()), store, progress, progress.Token));
        Assert.Equal(progress.Done, store.Load()!.DonePulls);
        Assert.InRange(progress.Done, 1, (11L * Rounds) - 1);
        Assert.Equal(Expected(new Ucb1()), new CpuDevice { Lanes = LaneWidth.Bits256 }.Resume(Batch(new Ucb1()), store));
    }

    [Theory]
    [InlineData(LanePrecision.Bits64, 1)]
    [InlineData(LanePrecision.Bits64, 3)]
    [InlineData(LanePrecision.Bits32, 1)]
    [InlineData(LanePrecision.Bits32, 3)]
    public void A_state_that_was_saved_by_the_way_is_as_good_as_one_of_an_interruption(LanePrecision precision, int threads)
    {
        CpuDevice device = new() { Threads = threads, Lanes = LaneWidth.Bits256, Precision = precision };
        KeepingStore store = new();
        Sequence<EpisodeResult> whole = device.Resume(Batch(new Ucb1()), store);
        Assert.InRange(store.States.Count, 2, 60);
        if (threads == 1)
        {
            // What several threads have done when a state is saved is chance; one is amid a group, and the next groups have not begun.
            Assert.Contains(store.States, state => state.Episodes.ToArray().Any(episode => episode.Round is > 0 and < Rounds));
            Assert.Contains(store.States, state => state.Episodes.ToArray().Select(episode => episode.Round).Distinct().Count() > 1);
        }

        CpuDevice other = new() { Lanes = LaneWidth.Scalar, Precision = precision };
        foreach (BatchState state in store.States)
        {
            Assert.Equal(whole, other.Resume(Batch(new Ucb1()), Holding(state)));
        }
    }

    /// <summary>Planted bugs of a saver: a group's copy that is left out of its arms, or one that is older than its round says.</summary>
    [Fact]
    public void Saves_by_the_way_that_tear_a_group_are_refuted()
    {
        KeepingStore store = new();
        CpuDevice device = new() { Threads = 1, Lanes = LaneWidth.Bits256 };
        Sequence<EpisodeResult> whole = device.Resume(Batch(new Ucb1()), store);
        BatchState torn = store.States.First(state => state.Episodes[0].Round is > 0 and < Rounds);
        EpisodeState[] episodes = torn.Episodes.ToArray();
        ArmState[] stale = [.. episodes[0].Arms.ToArray().Select(arm => arm with { Rewards = Math.Floor(arm.Rewards / 2), Shows = arm.Shows / 2 })];
        episodes[0] = new(episodes[0].Round, episodes[0].Regret.ToArray(), stale);
        Assert.NotEqual(whole, device.Resume(Batch(new Ucb1()), Holding(new(torn.Fingerprint.ToArray(), LanePrecision.Bits64, episodes))));
        episodes = torn.Episodes.ToArray();
        episodes[0] = new(episodes[0].Round + 1, episodes[0].Regret.ToArray(), episodes[0].Arms.ToArray());
        Assert.NotEqual(whole, device.Resume(Batch(new Ucb1()), Holding(new(torn.Fingerprint.ToArray(), LanePrecision.Bits64, episodes))));
    }

    // A checkpoint makes the five blocks of an episode six: the thirteenth report is amid the third episode, the eighteenth at its end.
    [Theory]
    [InlineData(13, 2)]
    [InlineData(18, 3)]
    public void A_learner_without_lanes_keeps_its_finished_episodes(int reports, int episodes)
    {
        StateStore<BatchState> store = StateStore.OfBatch(every: 0);
        using Interruption<long> progress = new(reports, pulls => pulls);
        CpuDevice device = new() { Threads = 1 };
        Assert.ThrowsAny<OperationCanceledException>(() => device.Resume(Batch(new BetaThompson()), store, progress, progress.Token));
        Assert.Equal((long)episodes * Rounds, store.Load()!.DonePulls);
        Assert.Equal(Expected(new BetaThompson()), device.Resume(Batch(new BetaThompson()), store));
    }

    [Fact]
    public void A_store_that_fails_once_ends_the_work_and_is_asked_again_by_the_next()
    {
        FailingStore store = new(StateStore.OfBatch(every: 2));
        CpuDevice device = new() { Threads = 2, Lanes = LaneWidth.Bits256 };
        Assert.Throws<IOException>(() => device.Resume(Batch(new Ucb1()), store));
        Assert.Equal(Expected(new Ucb1()), device.Resume(Batch(new Ucb1()), store));
        Assert.True(store.Saves > 0);
    }

    [Fact]
    public void What_is_saved_does_not_grow_with_the_rounds()
    {
        StateStore<BatchState> Interrupted(long horizon)
        {
            StateStore<BatchState> store = StateStore.OfBatch(every: 0);
            using Interruption<long> progress = new(4, pulls => pulls);
            EpisodeBatch batch = new(Arms, new Ucb1(), [new([], 3)], horizon, [horizon], 5);
            Assert.ThrowsAny<OperationCanceledException>(() => new CpuDevice { Threads = 1 }.Resume(batch, store, progress, progress.Token));
            return store;
        }

        Assert.Equal(Interrupted(100_000).Bytes.Length, Interrupted(uint.MaxValue).Bytes.Length);
    }

    [Fact]
    public void A_state_of_another_batch_or_precision_is_refused()
    {
        StateStore<BatchState> store = StateStore.OfBatch(every: 1);
        new CpuDevice().Resume(Batch(new Ucb1()), store);
        foreach (EpisodeBatch other in new[]
        {
            Batch(new UcbMu()), Batch(new Ucb1(), root: 6), Batch(new Ucb1(), horizon: Rounds + 1), Batch(new Ucb1(), episodes: 10),
            Batch(new Ucb1(), arms: new([0.5, 0.45, 0.61])), Batch(new Ucb1(), checkpoints: [8, Rounds]),
        })
        {
            Assert.Contains("this batch", Assert.Throws<ArgumentException>(() => new CpuDevice().Resume(other, store)).Message, StringComparison.Ordinal);
        }

        CpuDevice single = new() { Precision = LanePrecision.Bits32 };
        Assert.Contains("Bits32", Assert.Throws<ArgumentException>(() => single.Resume(Batch(new Ucb1()), store)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_state_is_refused_wherever_it_is_damaged()
    {
        StateStore<BatchState> store = StateStore.OfBatch(every: 1);
        new CpuDevice().Resume(Batch(new Ucb1(), episodes: 1), store);
        byte[] whole = store.Bytes.ToArray();
        for (int place = 0; place < whole.Length; place++)
        {
            byte[] damaged = [.. whole];
            damaged[place] ^= 1;
            store.Replace(damaged);
            Assert.Throws<InvalidDataException>(store.Load);
            store.Replace(whole.AsSpan(0, place));
            Assert.Throws<InvalidDataException>(store.Load);
        }
    }

    /// <summary>A planted bug: a state whose last arm has lost a show must not give the same bits.</summary>
    [Fact]
    public void The_comparison_refutes_a_state_that_forgot_a_show()
    {
        StateStore<BatchState> store = StateStore.OfBatch(every: 0);
        using Interruption<long> progress = new(3, pulls => pulls);
        CpuDevice device = new() { Threads = 1 };
        Assert.ThrowsAny<OperationCanceledException>(() => device.Resume(Batch(new Ucb1()), store, progress, progress.Token));
        BatchState saved = store.Load()!;
        EpisodeState first = saved.Episodes[0];
        ArmState[] arms = first.Arms.ToArray();
        arms[^1] = arms[^1] with { Shows = arms[^1].Shows - 1 };
        EpisodeState[] episodes = saved.Episodes.ToArray();
        episodes[0] = new(first.Round, first.Regret.ToArray(), arms);
        store.Save(new(saved.Fingerprint.ToArray(), LanePrecision.Bits64, episodes));
        Assert.NotEqual(Expected(new Ucb1()), device.Resume(Batch(new Ucb1()), store));
    }

    private static Sequence<EpisodeResult> Expected(ILearner learner) => new CpuDevice { Lanes = LaneWidth.Scalar }.Play(Batch(learner));

    private static EpisodeBatch Batch(
        ILearner learner, ulong root = 5, long horizon = Rounds, int episodes = 11, BernoulliBandit? arms = null, Sequence<long> checkpoints = default) => new(
        arms ?? Arms, learner, Sequence.Of(episodes, episode => new Episode([], (uint)episode)), horizon, checkpoints.Count > 0 ? checkpoints : [7, Rounds], root);

    private static StateStore<BatchState> Holding(BatchState state)
    {
        StateStore<BatchState> store = StateStore.OfBatch(every: 0);
        store.Save(state);
        return store;
    }

    /// <summary>Keeps every state, and wants one at every other question.</summary>
    private sealed class KeepingStore : IStateStore<BatchState>
    {
        private int asked;

        public List<BatchState> States { get; } = [];

        public bool IsDue => Interlocked.Increment(ref asked) >= 2;

        public BatchState? Load() => null;

        public void Save(BatchState state)
        {
            States.Add(state);
            asked = 0;
        }
    }

    private sealed class FailingStore(StateStore<BatchState> inner) : IStateStore<BatchState>
    {
        private bool hasFailed;

        public int Saves => inner.Saves;

        public bool IsDue => inner.IsDue;

        public BatchState? Load() => inner.Load();

        public void Save(BatchState state)
        {
            if (!hasFailed)
            {
                hasFailed = true;
                throw new IOException("No space left.");
            }

            inner.Save(state);
        }
    }
}
