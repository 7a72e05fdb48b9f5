using System.Globalization;
using System.Runtime.ExceptionServices;
using ILGPU.Runtime;
using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Playing;

/// <summary>A batch in play on a device: two slots, one played while the other is copied or awaited.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal sealed class GpuPlay<TReal>(GpuSession session, GpuBatch work, long memory, IProgress<long>? progress)
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    private const int MostSlots = 2;

    /// <summary>Episodes that a thread plays one after the other in a launch, so that threads that end early find more to do; larger batches are played in groups.</summary>
    private const int EpisodesPerThread = 4;

    private readonly int episodes = work.Batch.Episodes.Count;

    /// <summary>Plays the batch.</summary>
    public Sequence<EpisodeResult> Run(CancellationToken cancellation)
    {
        if (work.DonePulls > 0)
        {
            progress?.Report(work.DonePulls);
        }

        int count = Math.Min(MostSlots, episodes);
        int places = count == 0 ? 0 : PlacesPerSlot(count);
        List<EpisodeSlot<TReal>> slots = [];
        bool isDone = false;
        try
        {
            for (int slot = 0; slot < count; slot++)
            {
                slots.Add(new(session, work, places));
            }

            Play(slots, new(work.Groups(places)), cancellation);
            isDone = true;
        }
        finally
        {
            Close(slots, isDone);
        }

        return work.Results;
    }

    private void Play(List<EpisodeSlot<TReal>> slots, Queue<EpisodeGroup> groups, CancellationToken cancellation)
    {
        while (groups.Count > 0 || slots.Exists(slot => slot.IsBusy))
        {
            foreach (EpisodeSlot<TReal> slot in slots)
            {
                Await(slot);
                if (work.IsDue || (work.IsKept && cancellation.IsCancellationRequested))
                {
                    Save(slots);
                }

                cancellation.ThrowIfCancellationRequested();
                if (!slot.IsBusy && groups.TryDequeue(out EpisodeGroup group))
                {
                    slot.Load(group);
                }

                if (slot.IsBusy)
                {
                    slot.Advance();
                }
            }
        }
    }

    /// <summary>Gives all memory back; where play has failed, what fails now is not told in its place.</summary>
    private static void Close(List<EpisodeSlot<TReal>> slots, bool isDone)
    {
        AcceleratorException? failure = null;
        foreach (EpisodeSlot<TReal> slot in slots)
        {
            try
            {
                slot.Dispose();
            }
            catch (AcceleratorException error)
            {
                failure ??= error;
            }
        }

        if (isDone && failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Await(EpisodeSlot<TReal> slot)
    {
        if (slot.IsBusy)
        {
            long pulls = slot.Await();
            progress?.Report(pulls);
        }
    }

    /// <summary>Waits for all slots and saves the state.</summary>
    private void Save(List<EpisodeSlot<TReal>> slots)
    {
        foreach (EpisodeSlot<TReal> slot in slots)
        {
            Await(slot);
            slot.Snapshot();
        }

        work.Save();
    }

    /// <summary>How many episodes a slot holds: what memory allows, and no more than keep all threads busy or than are needed.</summary>
    private int PlacesPerSlot(int slots)
    {
        int arms = work.Batch.Environment.Arms;
        long bytes = EpisodeStore<TReal>.BytesPerEpisode(arms);
        long byMemory = memory / slots / bytes;
        if (byMemory < 1)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"An episode of {arms} arms takes {bytes} bytes of device memory, in {slots} slots; {memory} bytes may be taken. Raise the memory limit, or free memory."));
        }

        long byThreads = (long)session.Accelerator.MaxNumThreads * EpisodesPerThread;
        long needed = (episodes + slots - 1) / slots;
        return (int)Math.Min(Math.Min(byMemory, byThreads), Math.Min(needed, Array.MaxLength / arms));
    }
}
