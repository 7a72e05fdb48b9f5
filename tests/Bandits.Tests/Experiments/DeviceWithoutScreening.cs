using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Experiments;

/// <summary>Planted bug: a device that lets UCB-μ play wherever UCB-S should, so that nobody is ever screened.</summary>
public sealed record DeviceWithoutScreening : IDevice
{
    private readonly CpuDevice device = new();

    public string Name => "without screening";

    public Sequence<EpisodeResult> Play(
        EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return device.Play(
            batch.Learner is UcbS screening
                ? new(
                    batch.Environment,
                    new UcbMu { Name = screening.Name, Confidence = screening.Confidence },
                    batch.Episodes,
                    batch.Horizon,
                    batch.Checkpoints,
                    batch.Root)
                : batch,
            progress,
            cancellation);
    }
}
