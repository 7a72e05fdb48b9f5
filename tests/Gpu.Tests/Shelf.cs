using Mechanisms.Bandits.Devices;

namespace Mechanisms.Gpu.Tests;

/// <summary>Keeps a batch's state as bytes; a save is due at every so-manieth question.</summary>
internal sealed class Shelf(int every) : IStateStore<BatchState>
{
    private byte[]? kept;
    private int asked;

    public int Saves { get; private set; }

    public bool IsDue => ++asked % every == 0;

    public BatchState? Load() => kept is null ? null : BatchState.Read(new MemoryStream(kept));

    public void Save(BatchState state)
    {
        using MemoryStream bytes = new();
        state.Write(bytes);
        kept = bytes.ToArray();
        Saves++;
    }
}
