using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Gpu.Playing;

/// <summary>A batch on its way through a device: how far each episode has come, and where that is kept.</summary>
internal sealed class GpuBatch
{
    private readonly EpisodeTables[] tables;
    private readonly EpisodeState[] states;
    private readonly IStateStore<BatchState>? store;
    private readonly byte[] fingerprint = [];
    private readonly LanePrecision precision;

    /// <summary>Takes up a batch, from where a store has it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="learner">Its learner.</param>
    /// <param name="precision">In what it is played.</param>
    /// <param name="store">Where its state is kept; null for nowhere.</param>
    public GpuBatch(EpisodeBatch batch, ILaneLearner learner, LanePrecision precision, IStateStore<BatchState>? store)
    {
        (Batch, Learner, this.precision, this.store) = (batch, learner, precision, store);
        tables = [.. batch.Episodes.Select(episode => BatchRequirements.TablesOf(batch, episode))];
        states = [.. Enumerable.Repeat(EpisodeState.Untouched, tables.Length)];
        if (store is not null)
        {
            fingerprint = BatchState.FingerprintOf(batch, tables);
            if (store.Load() is BatchState saved)
            {
                saved.RequireOf(fingerprint, precision, nameof(store));
                saved.Episodes.CopyTo(states);
                DonePulls = saved.DonePulls;
            }
        }
    }

    /// <summary>Gets the batch.</summary>
    public EpisodeBatch Batch { get; }

    /// <summary>Gets its learner.</summary>
    public ILaneLearner Learner { get; }

    /// <summary>Gets the pulls that the store had.</summary>
    public long DonePulls { get; }

    /// <summary>Gets a value indicating whether there is somewhere to save to.</summary>
    public bool IsKept => store is not null;

    /// <summary>Gets a value indicating whether the state should be saved now.</summary>
    public bool IsDue => store is { IsDue: true };

    /// <summary>Gets the results, when all episodes are finished.</summary>
    public Sequence<EpisodeResult> Results => Sequence.Of(states.Length, episode => states[episode].Result);

    /// <summary>The episodes still to be played.</summary>
    public List<EpisodeGroup> Groups(int width) => EpisodeGroup.Of(states, width, Batch.Horizon);

    /// <summary>The tables of an episode.</summary>
    public EpisodeTables TablesOf(int episode) => tables[episode];

    /// <summary>How far an episode had come when its group was last looked at.</summary>
    public EpisodeState StateOf(int episode) => states[episode];

    /// <summary>Notes how far episodes have come.</summary>
    public void Note(int first, EpisodeState[] current) => current.CopyTo(states, first);

    /// <summary>Saves what has been noted.</summary>
    public void Save() => store?.Save(new(fingerprint, precision, [.. states]));
}
