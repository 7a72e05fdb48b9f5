using Mechanisms.Bandits.Devices;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Keeps the block in play together with the runs reduced before it.</summary>
internal sealed class BlockStore(IStateStore<RegretState> store, string learner, byte[] fingerprint, SummaryFold finished, BatchState? block) : IStateStore<BatchState>
{
    /// <inheritdoc/>
    public bool IsDue => store.IsDue;

    /// <inheritdoc/>
    public BatchState? Load() => block;

    /// <inheritdoc/>
    public void Save(BatchState state) => store.Save(new(learner, fingerprint, finished.Copy(), state));
}
