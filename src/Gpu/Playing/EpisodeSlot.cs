using ILGPU;
using ILGPU.Runtime;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu.Kernels;

namespace Mechanisms.Gpu.Playing;

/// <summary>A group of episodes in play on a device, with memory and a stream of its own: while it is copied or awaited, the other slot's kernels run.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal sealed class EpisodeSlot<TReal> : ILanePlayer<TReal, IntegerScalar, MaskScalar>, IDisposable
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    private const int MostRoundsOfLaunch = 8192;

    private const int LeastRoundsOfLaunch = 64;

    /// <summary>Arm pulls of a launch, where rounds allow: cancellation is heard between launches.</summary>
    private const long PullsOfLaunch = 1L << 28;

    private readonly GpuSession session;
    private readonly GpuBatch work;
    private readonly EpisodeBatch batch;
    private readonly EpisodeStore<TReal> store;
    private readonly AcceleratorStream stream;
    private readonly MirroredArray<double> clocks;
    private LaneEpisodes<TReal, IntegerScalar, MaskScalar> lanes;
    private double[][] regret = [];
    private int first;
    private int passed;
    private bool hasSchedule;
    private long pulls;

    /// <summary>Takes memory and a stream.</summary>
    /// <param name="session">The device.</param>
    /// <param name="work">The batch.</param>
    /// <param name="places">Number of episodes to take room for.</param>
    public EpisodeSlot(GpuSession session, GpuBatch work, int places)
    {
        (this.session, this.work, batch) = (session, work, work.Batch);
        store = new(session.Accelerator, batch.Environment.Arms, places);
        clocks = new(session.Accelerator, MostRoundsOfLaunch);
        stream = session.Accelerator.CreateStream();
        lanes = new(this, batch.Horizon);
    }

    /// <summary>Gets a value indicating whether there are episodes in play.</summary>
    public bool IsBusy => regret.Length > 0;

    /// <inheritdoc/>
    public int Arms => batch.Environment.Arms;

    private int Threads => Math.Min(regret.Length, session.Accelerator.MaxNumThreads);

    private bool IsCheckpoint => passed < batch.Checkpoints.Count && lanes.Round == batch.Checkpoints[passed];

    /// <summary>The kernel of an index rule.</summary>
    public static Action<AcceleratorStream, Index1D, EpisodeMemory<TReal>, ScheduledRule<TReal, TRule>, RoundSpan> Launcher<TRule>(GpuSession session)
        where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar> => session.Kernel(accelerator =>
            accelerator.LoadAutoGroupedKernel<Index1D, EpisodeMemory<TReal>, ScheduledRule<TReal, TRule>, RoundSpan>(EpisodeLaunch<TReal, TRule>.Play));

    /// <summary>Sets up a group of episodes where they have come to.</summary>
    public void Load(EpisodeGroup group)
    {
        EpisodeState state = work.StateOf(group.First);
        first = group.First;
        passed = state.Regret.Length;
        regret = [.. Enumerable.Range(0, group.Count).Select(_ => new double[batch.Checkpoints.Count])];
        lanes = new(this, batch.Horizon, state.Round);
        for (int place = 0; place < group.Count; place++)
        {
            store.Set(place, work.TablesOf(first + place), batch.Episodes[first + place].Replication);
            if (state.Round > 0)
            {
                store.Restore(place, work.StateOf(first + place).Arms);
                work.StateOf(first + place).Regret.CopyTo(regret[place]);
            }
        }

        if (state.Round > 0)
        {
            store.Upload(stream);
        }
    }

    /// <summary>Begins to play the rounds up to the next stop: a launch's worth, a checkpoint or the end.</summary>
    public void Advance()
    {
        long stop = NextStop();
        pulls = (stop - lanes.Round) * regret.Length;
        hasSchedule = false;
        work.Learner.Advance(lanes, stop - lanes.Round);
        BatchRequirements.Round(work.Learner, lanes.Round, stop);
        if (IsCheckpoint)
        {
            SumRegret();
        }

        if (lanes.Round == batch.Horizon)
        {
            store.Download(stream);
        }
    }

    /// <summary>Waits for the rounds begun last, takes what has been copied, and notes finished episodes.</summary>
    /// <returns>How many arm pulls they were; 0 where none had begun since.</returns>
    public long Await()
    {
        long awaited = pulls;
        pulls = 0;
        stream.Synchronize();
        if (awaited > 0 && IsCheckpoint)
        {
            for (int place = 0; place < regret.Length; place++)
            {
                regret[place][passed] = store.Regret.Host[place];
            }

            passed++;
        }

        if (lanes.Round == batch.Horizon)
        {
            Note();
            regret = [];
        }

        return awaited;
    }

    /// <summary>Notes how far the episodes have come, when no rounds are being played.</summary>
    public void Snapshot()
    {
        if (IsBusy && lanes.Round > 0)
        {
            store.Download(stream);
            stream.Synchronize();
            Note();
        }
    }

    /// <inheritdoc/>
    public void Begin(Func<int, double> first)
    {
        store.SetIndices(first);
        store.Upload(stream);
    }

    /// <inheritdoc/>
    public void Play<TRule>(TRule rule, long horizon, long from, long to)
        where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar>
    {
        var kernel = Launcher<TRule>(session);
        if (rule.IsAnytime)
        {
            Schedule(rule, from, to);
        }

        kernel(stream, Threads, store.Memory(regret.Length, Threads), new(rule, clocks.View, from + 1), Rounds(rule.Clock(horizon), from, to));
    }

    /// <inheritdoc/>
    public void PlayWeights(double rate, double bias, long from, long to)
    {
        var kernel = session.Kernel(accelerator =>
            accelerator.LoadAutoGroupedKernel<Index1D, EpisodeMemory<TReal>, double, double, RoundSpan>(WeightLaunch<TReal>.Play));
        kernel(stream, Threads, store.Memory(regret.Length, Threads), rate, bias, Rounds(horizonClock: 0, from, to));
    }

    /// <inheritdoc/>
    public void PlayPosteriors(double deviation, long from, long to)
    {
        var kernel = session.Kernel(accelerator =>
            accelerator.LoadAutoGroupedKernel<Index1D, EpisodeMemory<TReal>, double, RoundSpan>(PosteriorLaunch<TReal>.Play));
        kernel(stream, Threads, store.Memory(regret.Length, Threads), deviation, Rounds(horizonClock: 0, from, to));
    }

    /// <inheritdoc/>
    /// <remarks>A cancelled play leaves work on the stream: memory is given back when that is done.</remarks>
    public void Dispose()
    {
        try
        {
            stream.Synchronize();
        }
        finally
        {
            stream.Dispose();
            clocks.Dispose();
            store.Dispose();
        }
    }

    private void Note() => work.Note(first, [.. regret.Select((sums, place) => new EpisodeState(lanes.Round, sums[..passed], store.StatesOf(place)))]);

    private long NextStop()
    {
        long checkpoint = passed < batch.Checkpoints.Count ? batch.Checkpoints[passed] : batch.Horizon;
        long rounds = Math.Clamp(PullsOfLaunch / regret.Length, LeastRoundsOfLaunch, MostRoundsOfLaunch);
        return Math.Min(lanes.Round + rounds, checkpoint);
    }

    private void SumRegret()
    {
        var kernel = session.Kernel(accelerator =>
            accelerator.LoadAutoGroupedKernel<Index1D, EpisodeMemory<TReal>, ArrayView<double>, ArrayView<double>, uint, ArrayView<double>>(RegretLaunch<TReal>.Sum));
        kernel(
            stream,
            Threads,
            store.Memory(regret.Length, Threads),
            store.RegretPerShow.View,
            store.RegretPerIdleRound.View,
            (uint)lanes.Round,
            store.Regret.View);
        store.Regret.Download(stream);
    }

    /// <summary>Computes the clock of the rounds and begins to copy it.</summary>
    private void Schedule<TRule>(TRule rule, long from, long to)
        where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar>
    {
        if (hasSchedule)
        {
            // A learner that plays its rounds in pieces: the schedule of the piece before must have left the mirror.
            stream.Synchronize();
        }

        hasSchedule = true;
        for (long time = from + 1; time <= to; time++)
        {
            clocks.Host[(int)(time - from - 1)] = rule.Clock(time);
        }

        clocks.Upload(stream);
    }

    private RoundSpan Rounds(double horizonClock, long from, long to) => new() { Root = batch.Root, HorizonClock = horizonClock, From = from, To = to };
}
