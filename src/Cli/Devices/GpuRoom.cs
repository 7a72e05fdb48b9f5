using Mechanisms.Bandits.Devices;
#if GPU
using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Gpu;
#endif

namespace Mechanisms.Cli.Devices;

/// <summary>The optional room with GPUs, where the tool was built with it.</summary>
internal sealed class GpuRoom : IGpuRoom
{
#if GPU
    /// <inheritdoc/>
    public string? Absence => Listings.Count > 0
        ? null
        : "this machine has no CUDA device, or no driver for it";

    /// <inheritdoc/>
    public IReadOnlyList<GpuListing> Listings =>
        [.. GpuDevice.Discover().Select(found => new GpuListing(NameOf(found.Index), found.Name, found.Architecture, found.MemoryBytes, found.Multiprocessors))];

    /// <inheritdoc/>
    public IDevice? Open(string name)
    {
        GpuDescription[] found = [.. GpuDevice.Discover()];
        int index = Array.FindIndex(found, device => NameOf(device.Index) == name);
        return index >= 0 ? new Outspoken(found[index].Index) : null;
    }

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"gpu:{index}");

    /// <summary>A GPU whose refusals end the command with their message. A run keeps it open to its end.</summary>
    private sealed class Outspoken(int index) : IResumableDevice, IDisposable
    {
        private readonly GpuDevice device = new(index);

        public string Name => device.Name;

        public Sequence<EpisodeResult> Play(EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
            Speak(() => device.Play(batch, progress, cancellation));

        public Sequence<EpisodeResult> Resume(
            EpisodeBatch batch, IStateStore<BatchState> store, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
            Speak(() => device.Resume(batch, store, progress, cancellation));

        private static Sequence<EpisodeResult> Speak(Func<Sequence<EpisodeResult>> play)
        {
            try
            {
                return play();
            }
            catch (ArgumentException error)
            {
                throw new UsageException(LibraryWords.Of(error));
            }
            catch (InvalidOperationException error)
            {
                throw new UsageException(error.Message);
            }
        }

        public void Dispose() => device.Dispose();
    }
#else
    /// <inheritdoc/>
    public string? Absence => "this build has no GPU room, which needs the package ILGPU. Build the tool from its source with -p:Gpu=true";

    /// <inheritdoc/>
    public IReadOnlyList<GpuListing> Listings => [];

    /// <inheritdoc/>
    public IDevice? Open(string name) => null;
#endif
}
