using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Gpu;

/// <summary>Several devices that share a batch: each plays a run of consecutive episodes, as many as the others give or take one.</summary>
/// <remarks>
/// Results are those of one device, in the order of the episodes. When one device fails, the others are stopped and its error is thrown; of several the
/// first device's. A group does not save its state: of that each device takes care alone. Immutable, thread-safe; the devices stay their owner's to dispose of.
/// </remarks>
public sealed record GpuDeviceGroup : IDevice
{
    /// <summary>Joins devices.</summary>
    /// <param name="devices">The devices, at least one, each once.</param>
    /// <exception cref="ArgumentException">There is no device, or one twice.</exception>
    public GpuDeviceGroup(Sequence<GpuDevice> devices) => Devices = devices.Count > 0 && devices.Select(device => device.Exclusive).Distinct().Count() == devices.Count
        ? devices
        : throw new ArgumentException("A group needs at least one device, and each GPU once: two devices of one number would take the same memory. Name each number once.", nameof(devices));

    /// <summary>Gets the devices.</summary>
    public Sequence<GpuDevice> Devices { get; }

    /// <inheritdoc/>
    public string Name => string.Join(" + ", Devices.Select(device => device.Name));

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is null.</exception>
    /// <exception cref="ArgumentException">A device cannot play the batch; see <see cref="GpuDevice"/>.</exception>
    /// <exception cref="InvalidOperationException">A device is absent, too small or failed.</exception>
    public Sequence<EpisodeResult> Play(EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<Sequence<EpisodeResult>>[] plays =
            [.. Devices.Select((device, index) => Task.Factory.StartNew(
                () => PlayPart(device, PartOf(batch, index), progress, stop),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default))];
        ((IAsyncResult)Task.WhenAll(plays)).AsyncWaitHandle.WaitOne();
        cancellation.ThrowIfCancellationRequested();
        Task? failed = Array.Find(plays, play => play.Exception is { InnerException: not OperationCanceledException });
        failed?.GetAwaiter().GetResult();
        return plays.SelectMany(play => play.GetAwaiter().GetResult()).ToSequence();
    }

    private static Sequence<EpisodeResult> PlayPart(GpuDevice device, EpisodeBatch part, IProgress<long>? progress, CancellationTokenSource stop)
    {
        bool isDone = false;
        try
        {
            Sequence<EpisodeResult> results = device.Play(part, progress, stop.Token);
            isDone = true;
            return results;
        }
        finally
        {
            if (!isDone)
            {
                stop.Cancel();
            }
        }
    }

    private EpisodeBatch PartOf(EpisodeBatch batch, int index)
    {
        long count = batch.Episodes.Count;
        int start = (int)(count * index / Devices.Count);
        int end = (int)(count * (index + 1) / Devices.Count);
        Sequence<Episode> part = Sequence.Of(end - start, place => batch.Episodes[start + place]);
        return new(batch.Environment, batch.Learner, part, batch.Horizon, batch.Checkpoints, batch.Root);
    }
}
