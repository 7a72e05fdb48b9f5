using Mechanisms.Bandits.Devices;

namespace Mechanisms.Bandits.Experiments;

/// <summary>How far one learner of a <see cref="RegretExperiment"/> has come: runs that are reduced, and the block of runs in play.</summary>
/// <remarks>Immutable and thread-safe. Its size is one number a finished run and, for the runs of one block, their results: it does not depend on the horizon.</remarks>
public sealed class RegretState
{
    private const string Format = "mechanisms/regret/2";

    internal RegretState(string learner, byte[] fingerprint, SummaryFold finished, BatchState? block) =>
        (Learner, Fingerprint, Finished, Block) = (learner, fingerprint, finished, block);

    /// <summary>Gets the learner's name.</summary>
    public string Learner { get; }

    /// <summary>Gets the number of runs that are reduced; those of the block in play come after them.</summary>
    public int FinishedRuns => Finished.Count;

    internal byte[] Fingerprint { get; }

    internal SummaryFold Finished { get; }

    internal BatchState? Block { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="source">The bytes; read to the end.</param>
    /// <returns>The state.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged or no state of a learner.</exception>
    public static RegretState Read(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return StateFile.Read(source, Format, reader =>
            new RegretState(reader.ReadString(), StateFile.ReadMany(reader, 1, from => from.ReadByte()), SummaryFold.Read(reader), reader.ReadBoolean() ? BatchState.Read(reader) : null));
    }

    /// <summary>Writes the state: binary, little-endian, with a checksum.</summary>
    /// <param name="destination">Receives the bytes.</param>
    public void Write(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        StateFile.Write(destination, Format, writer =>
        {
            writer.Write(Learner);
            writer.Write(Fingerprint.Length);
            writer.Write(Fingerprint);
            Finished.Write(writer);
            writer.Write(Block is not null);
            Block?.Write(writer);
        });
    }
}
