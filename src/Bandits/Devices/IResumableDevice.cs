using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Devices;

/// <summary>A device that can save a batch in play and go on with it later.</summary>
public interface IResumableDevice : IDevice
{
    /// <summary>Plays a batch from where a store has it, and keeps its state there while it plays and when it is cancelled.</summary>
    /// <remarks>The results are those of <see cref="IDevice.Play"/>, bit for bit, however often the work was interrupted and on whatever machine it goes on.</remarks>
    /// <param name="batch">The work. A saved state must be of a batch with the same learner, settings included.</param>
    /// <param name="store">Where the state is kept.</param>
    /// <param name="progress">Told the number of arm pulls done since the last report, at first those that the store had; may be called from any thread.</param>
    /// <param name="cancellation">Stops the work at the next round block; what was done is saved.</param>
    /// <returns>One result per episode, in their order.</returns>
    /// <exception cref="ArgumentException">The saved state is of another batch or another precision.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled, and its state saved.</exception>
    Sequence<EpisodeResult> Resume(
        EpisodeBatch batch, IStateStore<BatchState> store, IProgress<long>? progress = null, CancellationToken cancellation = default);
}
