using System.Globalization;
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
    private readonly EpisodeResult[] results;
    private readonly IProgress<long>? progress;
    private readonly CancellationToken cancellation;

    public BatchPlay(EpisodeBatch batch, IProgress<long>? progress, CancellationToken cancellation)
    {
        Batch = batch;
        this.progress = progress;
        this.cancellation = cancellation;
        tables = new EpisodeTables[batch.Episodes.Count];
        results = new EpisodeResult[batch.Episodes.Count];
        for (int episode = 0; episode < tables.Length; episode++)
        {
            tables[episode] = TablesOf(batch, batch.Episodes[episode]);
        }
    }

    public EpisodeBatch Batch { get; }

    public Sequence<EpisodeResult> Results => Sequence.Create<EpisodeResult>(results);

    /// <summary>Plays as many episodes as there are lanes, or as are left.</summary>
    public void PlayLanes<TReal, TInteger, TMask>(ILaneLearner learner, int first)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        int count = Math.Min(TReal.Count, tables.Length - first);
        ReadOnlySpan<EpisodeTables> group = tables.AsSpan(first, count);
        LaneEpisodes<TReal, TInteger, TMask> lanes = new(group, Batch.Episodes.Span.Slice(first, count), Batch.Root, Batch.Horizon);
        double[][] regret = [.. Enumerable.Range(0, count).Select(_ => new double[Batch.Checkpoints.Count])];
        int passed = 0;
        while (lanes.Round < Batch.Horizon)
        {
            long stop = NextStop(lanes.Round, passed);
            long rounds = stop - lanes.Round;
            learner.Advance(lanes, rounds);
            RequireRound(learner, lanes.Round, stop);
            if (IsCheckpoint(lanes.Round, passed))
            {
                for (int lane = 0; lane < count; lane++)
                {
                    regret[lane][passed] = RegretOf(group[lane], lanes.Round, arm => lanes.ShowsOf(lane, arm));
                }

                passed++;
            }

            Report(rounds * count);
        }

        for (int lane = 0; lane < count; lane++)
        {
            results[first + lane] = lanes.Result(lane, Sequence.Create<double>(regret[lane]));
        }
    }

    /// <summary>Plays one episode of an oracle.</summary>
    public void PlayInformed(IInformedLearner learner, int episode)
    {
        if (learner.Informed(tables[episode]) is ILaneLearner informed)
        {
            PlayLanes<RealScalar, IntegerScalar, MaskScalar>(informed, episode);
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

            Report(rounds);
        }

        results[episode] = run.Result(Sequence.Create<double>(regret));
    }

    private static EpisodeTables TablesOf(EpisodeBatch batch, Episode episode)
    {
        EpisodeTables made = batch.Environment.Tables(episode.ClickRates)
            ?? throw new InvalidOperationException($"{batch.Environment.GetType().Name}.Tables must return tables; got null.");
        int arms = made.ClickProbability.Count;
        return arms == batch.Environment.Arms ? made : throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"{batch.Environment.GetType().Name}.Tables must have one entry per arm, {batch.Environment.Arms}; got {arms}."));
    }

    private static void RequireRound(ILaneLearner learner, long round, long expected)
    {
        if (round != expected)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{learner.Name}.Advance must play the rounds it is asked for, up to {expected}; it stopped at {round}."));
        }
    }

    /// <summary>Cumulative pseudo-regret: shows times regret per show, summed in arm order, then idle rounds. Integers first, so no order of rounds is left in it.</summary>
    private static double RegretOf(EpisodeTables tables, long rounds, Func<int, long> shows)
    {
        double regret = 0;
        long idle = rounds;
        for (int arm = 0; arm < tables.RegretPerShow.Count; arm++)
        {
            regret += shows(arm) * tables.RegretPerShow[arm];
            idle -= shows(arm);
        }

        return regret + (idle * tables.RegretPerIdleRound);
    }

    private long NextStop(long round, int passed)
    {
        long checkpoint = passed < Batch.Checkpoints.Count ? Batch.Checkpoints[passed] : Batch.Horizon;
        return Math.Min(round + BlockRounds, checkpoint);
    }

    private bool IsCheckpoint(long round, int passed) => passed < Batch.Checkpoints.Count && round == Batch.Checkpoints[passed];

    private void Report(long pulls)
    {
        progress?.Report(pulls);
        cancellation.ThrowIfCancellationRequested();
    }
}
