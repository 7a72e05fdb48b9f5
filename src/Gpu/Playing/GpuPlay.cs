using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Playing;

/// <summary>A batch in play on a device: two slots, one played while the other is copied or awaited.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal sealed class GpuPlay<TReal>(GpuSession session, EpisodeBatch batch, ILaneLearner learner, long memory)
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    private const int MostSlots = 2;

    /// <summary>Episodes that a thread plays one after the other in a launch, so that threads that end early find more to do; larger batches are played in groups.</summary>
    private const int EpisodesPerThread = 4;

    private readonly EpisodeResult[] results = new EpisodeResult[batch.Episodes.Count];

    /// <summary>Plays the batch.</summary>
    public Sequence<EpisodeResult> Run(IProgress<long>? progress, CancellationToken cancellation)
    {
        int count = Math.Min(MostSlots, results.Length);
        int places = count == 0 ? 0 : PlacesPerSlot(count);
        List<EpisodeSlot<TReal>> slots = [];
        try
        {
            for (int slot = 0; slot < count; slot++)
            {
                slots.Add(new(session, batch, learner, places, results));
            }

            Play(slots, places, progress, cancellation);
        }
        finally
        {
            slots.ForEach(slot => slot.Dispose());
        }

        return Sequence.Create<EpisodeResult>(results);
    }

    private void Play(List<EpisodeSlot<TReal>> slots, int places, IProgress<long>? progress, CancellationToken cancellation)
    {
        int next = 0;
        for (bool isBusy = slots.Count > 0; isBusy;)
        {
            isBusy = false;
            foreach (EpisodeSlot<TReal> slot in slots)
            {
                if (slot.IsBusy)
                {
                    long pulls = slot.Await();
                    progress?.Report(pulls);
                }

                cancellation.ThrowIfCancellationRequested();
                if (!slot.IsBusy && next < results.Length)
                {
                    int group = Math.Min(places, results.Length - next);
                    slot.Load(next, group);
                    next += group;
                }

                if (slot.IsBusy)
                {
                    slot.Advance();
                    isBusy = true;
                }
            }
        }
    }

    /// <summary>How many episodes a slot holds: what memory allows, and no more than keep all threads busy or than are needed.</summary>
    private int PlacesPerSlot(int slots)
    {
        int arms = batch.Environment.Arms;
        long bytes = EpisodeStore<TReal>.BytesPerEpisode(arms);
        long byMemory = memory / slots / bytes;
        if (byMemory < 1)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"An episode of {arms} arms takes {bytes} bytes of device memory, in {slots} slots; {memory} bytes may be taken. Raise the memory limit, or free memory."));
        }

        long byThreads = (long)session.Accelerator.MaxNumThreads * EpisodesPerThread;
        long needed = (results.Length + slots - 1) / slots;
        return (int)Math.Min(Math.Min(byMemory, byThreads), Math.Min(needed, Array.MaxLength / arms));
    }
}
