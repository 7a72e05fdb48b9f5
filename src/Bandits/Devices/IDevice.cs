using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Devices;

/// <summary>A machine that plays episodes.</summary>
/// <remarks>Results depend on the batch alone: not on the device's threads, lanes or speed. A device that cannot play a batch says so; it never hands it to another.</remarks>
public interface IDevice
{
    /// <summary>Gets a description for manifests, for example <c>cpu, 2 threads, 4 lanes</c>.</summary>
    string Name { get; }

    /// <summary>Plays a batch.</summary>
    /// <param name="batch">The work.</param>
    /// <param name="progress">Told the number of arm pulls done since the last report; may be called from any thread.</param>
    /// <param name="cancellation">Stops the work at the next round block.</param>
    /// <returns>One result per episode, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled; nothing is returned.</exception>
    Sequence<EpisodeResult> Play(
        EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default);
}
