using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;

namespace Mechanisms.Conformance.Bandits;

/// <summary>Keeps a state as bytes, and wants one again after so many questions.</summary>
/// <param name="every">Questions from one save to the next that is due; 0 for never.</param>
/// <param name="write">Writes a state.</param>
/// <param name="read">Reads it.</param>
public sealed class StateStore<TState>(int every, Action<TState, Stream> write, Func<Stream, TState> read) : IStateStore<TState>
    where TState : class
{
    private int asked;
    private byte[]? bytes;

    public ReadOnlyMemory<byte> Bytes => bytes;

    public int Saves { get; private set; }

    public bool IsDue => every > 0 && Interlocked.Increment(ref asked) >= every;

    public TState? Load()
    {
        if (bytes is null)
        {
            return null;
        }

        using MemoryStream stream = new(bytes);
        return read(stream);
    }

    public void Replace(ReadOnlySpan<byte> content) => bytes = content.ToArray();

    public void Save(TState state)
    {
        using MemoryStream stream = new();
        write(state, stream);
        Replace(stream.ToArray());
        Saves++;
        asked = 0;
    }
}

public static class StateStore
{
    public static StateStore<BatchState> OfBatch(int every) => new(every, (state, stream) => state.Write(stream), BatchState.Read);

    public static StateStore<RegretState> OfRegret(int every) => new(every, (state, stream) => state.Write(stream), RegretState.Read);
}
