using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Devices;

/// <summary>A batch in play on the processor. Threads play different episodes and write different results.</summary>
internal sealed class BatchPlay
{
    /// <summary>Rounds between two looks at the cancellation token: a fraction of a millisecond of work.</summary>
    private const long BlockRounds = 8192;

    private readonly EpisodeTables[] tables;
    private readonly EpisodeState[] states;
    private readonly EpisodeResult[] results;
    private readonly ClockTable clocks = new();
    private readonly BatchSaver? saver;
    private readonly IProgress<long>? progress;
    private readonly CancellationToken cancellation;

    public BatchPlay(
        EpisodeBatch batch, LanePrecision precision, IStateStore<BatchState>? store, IProgress<long>? progress, CancellationToken cancellation)
    {
        Batch = batch;
        this.progress = progress;
        this.cancellation = cancellation;
        tables = new EpisodeTables[batch.Episodes.Count];
        results = new EpisodeResult[batch.Episodes.Count];
        for (int episode = 0; episode < tables.Length; episode++)
        {
            tables[episode] = episode > 0 && batch.Episodes[episode].ClickRates == batch.Episodes[episode - 1].ClickRates
                ? tables[episode - 1]
                : BatchRequirements.TablesOf(batch, batch.Episodes[episode]);
        }

        states = [.. Enumerable.Repeat(EpisodeState.Untouched, tables.Length)];
        if (store is not null)
        {
            byte[] fingerprint = BatchState.FingerprintOf(batch, tables);
            Restore(store, fingerprint, precision);
            saver = new(store, fingerprint, precision, [.. states]);
        }
    }

    public EpisodeBatch Batch { get; }

    public Sequence<EpisodeResult> Results => Sequence.Create<EpisodeResult>(results);

    /// <summary>The episodes still to be played, in groups of neighbors that have come equally far.</summary>
    /// <param name="width">Episodes in a group, at most.</param>
    public List<EpisodeGroup> Groups(int width) => EpisodeGroup.Of(states, width, Batch.Horizon);

    /// <summary>Plays a group of at most as many episodes as there are lanes.</summary>
    public void PlayLanes<TReal, TInteger, TMask>(ILaneLearner learner, EpisodeGroup episodes, BatchSaver.Turn turn)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        (int first, int count) = episodes;
        ReadOnlySpan<EpisodeTables> group = tables.AsSpan(first, count);
        ArrayPlayer<TReal, TInteger, TMask> arrays = new(
            group, Batch.Episodes.Span.Slice(first, count), Batch.Root, ReferenceEquals(learner, Batch.Learner) ? clocks : null);
        double[][] regret = [.. Enumerable.Range(0, count).Select(_ => new double[Batch.Checkpoints.Count])];
        int passed = Restore(arrays, episodes, regret);
        LaneEpisodes<TReal, TInteger, TMask> lanes = new(arrays, Batch.Horizon, states[first].Round);
        EpisodeState[] Current() => [.. Enumerable.Range(0, count).Select(lane => arrays.State(lane, lanes.Round, regret[lane].AsSpan(0, passed)))];
        while (lanes.Round < Batch.Horizon)
        {
            long stop = NextStop(lanes.Round, passed);
            long rounds = stop - lanes.Round;
            learner.Advance(lanes, rounds);
            BatchRequirements.Round(learner, lanes.Round, stop);
            if (IsCheckpoint(lanes.Round, passed))
            {
                for (int lane = 0; lane < count; lane++)
                {
                    regret[lane][passed] = RegretOf(group[lane], lanes.Round, arm => arrays.ShowsOf(lane, arm));
                }

                passed++;
            }

            progress?.Report(rounds * count);
            if (cancellation.IsCancellationRequested)
            {
                saver?.Abandon(first, Current());
                cancellation.ThrowIfCancellationRequested();
            }

            saver?.Stop(turn, first, Current);
        }

        Finish(first, Current());
        GC.KeepAlive(arrays);
    }

    /// <summary>Plays one episode of an oracle.</summary>
    public void PlayInformed(IInformedLearner learner, int episode, BatchSaver.Turn turn)
    {
        if (learner.Informed(tables[episode]) is ILaneLearner { PlaysInLanes: true } informed)
        {
            PlayLanes<RealScalar, IntegerScalar, MaskScalar>(informed, new(episode, 1), turn);
        }
        else
        {
            PlayRun(learner.Informed(tables[episode]), episode);
        }
    }

    /// <summary>Plays one episode through a run of the learner.</summary>
    public void PlayRun(ILearner learner, int episode)
    {
        uint replication = Batch.Episodes[episode].Replication;
        StreamKey key = new(Batch.Root, replication);
        RunEpisode run = new(learner.Begin(Batch.Environment.Arms, Batch.Horizon, key), tables[episode], key);
        double[] regret = new double[Batch.Checkpoints.Count];
        int passed = 0;
        while (run.Round < Batch.Horizon)
        {
            long rounds = NextStop(run.Round, passed) - run.Round;
            run.Play(rounds);
            if (IsCheckpoint(run.Round, passed))
            {
                regret[passed] = RegretOf(tables[episode], run.Round, run.ShowsOf);
                passed++;
            }

            progress?.Report(rounds);
            if (run.Round < Batch.Horizon)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        Finish(episode, [EpisodeState.Of(run.Result(Sequence.Create<double>(regret)), Batch.Horizon)]);
    }

    /// <summary>Saves what is due when a thread leaves a group behind.</summary>
    public void Stop(BatchSaver.Turn turn) => saver?.Stop(turn, 0, () => []);

    /// <summary>Saves what a thread without further episodes still has to save.</summary>
    public void Leave(BatchSaver.Turn turn) => saver?.Leave(turn);

    /// <summary>Saves all there is.</summary>
    public void Save() => saver?.Save();

    /// <summary>Cumulative pseudo-regret: shows times regret per show, summed in arm order, then idle rounds. Integers first, so no order of rounds is left in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double RegretOf(EpisodeTables tables, long rounds, Func<int, long> shows)
    {
        double regret = 0;
        long idle = rounds;
        ReadOnlySpan<double> perShow = tables.RegretPerShow.Span;
        for (int arm = 0; arm < perShow.Length; arm++)
        {
            long count = shows(arm);
            regret += count * perShow[arm];
            idle -= count;
        }

        return regret + (idle * tables.RegretPerIdleRound);
    }

    private long NextStop(long round, int passed)
    {
        long checkpoint = passed < Batch.Checkpoints.Count ? Batch.Checkpoints[passed] : Batch.Horizon;
        return Math.Min(round + BlockRounds, checkpoint);
    }

    private bool IsCheckpoint(long round, int passed) => passed < Batch.Checkpoints.Count && round == Batch.Checkpoints[passed];

    /// <summary>Takes over what a store had; its finished episodes are results, and its pulls are done.</summary>
    private void Restore(IStateStore<BatchState> store, byte[] fingerprint, LanePrecision precision)
    {
        if (store.Load() is not { } saved)
        {
            return;
        }

        saved.RequireOf(fingerprint, precision, nameof(store));
        saved.Episodes.CopyTo(states);
        for (int episode = 0; episode < states.Length; episode++)
        {
            if (states[episode].Round == Batch.Horizon)
            {
                results[episode] = states[episode].Result;
            }
        }

        progress?.Report(saved.DonePulls);
    }

    /// <summary>Puts a group where its states say that it is.</summary>
    /// <returns>The checkpoints passed.</returns>
    private int Restore<TReal, TInteger, TMask>(ArrayPlayer<TReal, TInteger, TMask> arrays, EpisodeGroup episodes, double[][] regret)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ReadOnlySpan<EpisodeState> from = states.AsSpan(episodes.First, episodes.Count);
        if (from[0].Round == 0)
        {
            return 0;
        }

        arrays.Restore(from);
        for (int lane = 0; lane < from.Length; lane++)
        {
            from[lane].Regret.CopyTo(regret[lane]);
        }

        return from[0].Regret.Length;
    }

    private void Finish(int first, EpisodeState[] finished)
    {
        for (int index = 0; index < finished.Length; index++)
        {
            results[first + index] = finished[index].Result;
        }

        saver?.Finish(first, finished);
    }
}
