using Mechanisms.Bandits.Devices;
using Mechanisms.Cli.Devices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Tests.Devices;

/// <summary>A room with one GPU, <c>gpu:1</c>, which the processor plays; or with none, and why.</summary>
internal sealed class DoubleRoom(string? absence = null) : IGpuRoom
{
    public string? Absence => absence;

    public IReadOnlyList<GpuListing> Listings => absence is null ? [new("gpu:1", "Double", "sm_00", 3L << 29, 7)] : [];

    /// <summary>The device that was opened last.</summary>
    public DoubleDevice? Opened { get; private set; }

    public IDevice? Open(string name) => absence is null && name == "gpu:1" ? Opened = new() : null;

    internal sealed class DoubleDevice : IDevice, IDisposable
    {
        public string Name => "the double";

        public int Batches { get; private set; }

        public bool IsDisposed { get; private set; }

        public Sequence<EpisodeResult> Play(EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default)
        {
            Batches++;
            return new CpuDevice { Threads = 1 }.Play(batch, progress, cancellation);
        }

        public void Dispose() => IsDisposed = true;
    }
}
