using Mechanisms.Bandits.Environments;

namespace Mechanisms.Bandits.Devices;

/// <summary>How far a batch has come: its finished episodes and those in play, so that any processor goes on with it.</summary>
/// <remarks>
/// Immutable and thread-safe. Lanes and threads leave no trace in it. Its size is that of the results: it does not depend on the horizon. A learner without lanes is
/// saved by whole episodes.
/// </remarks>
public sealed class BatchState
{
    private const string Format = "mechanisms/batch/1";

    private readonly EpisodeState[] episodes;
    private readonly byte[] fingerprint;
    private readonly LanePrecision precision;

    internal BatchState(byte[] fingerprint, LanePrecision precision, EpisodeState[] episodes) =>
        (this.fingerprint, this.precision, this.episodes) = (fingerprint, precision, episodes);

    /// <summary>Gets the rounds played, summed over episodes.</summary>
    public long DonePulls => episodes.Sum(episode => episode.Round);

    internal ReadOnlySpan<EpisodeState> Episodes => episodes;

    internal ReadOnlySpan<byte> Fingerprint => fingerprint;

    /// <summary>Reads what <see cref="Write(Stream)"/> wrote.</summary>
    /// <param name="source">The bytes; read to the end.</param>
    /// <returns>The state.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged or no state of a batch.</exception>
    public static BatchState Read(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return StateFile.Read(source, Format, Read);
    }

    /// <summary>Writes the state: binary, little-endian, with a checksum.</summary>
    /// <param name="destination">Receives the bytes.</param>
    public void Write(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        StateFile.Write(destination, Format, Write);
    }

    internal static BatchState Read(BinaryReader reader) => new(
        StateFile.ReadMany(reader, 1, from => from.ReadByte()),
        (LanePrecision)reader.ReadByte(),
        StateFile.ReadMany(reader, sizeof(long) + (2 * sizeof(int)), EpisodeState.Read));

    internal void Write(BinaryWriter writer)
    {
        writer.Write(fingerprint.Length);
        writer.Write(fingerprint);
        writer.Write((byte)precision);
        writer.Write(episodes.Length);
        Array.ForEach(episodes, episode => episode.Write(writer));
    }

    /// <summary>Tells batches apart by learner, settings included, rounds, checkpoints, key, replications and tables.</summary>
    internal static byte[] FingerprintOf(EpisodeBatch batch, ReadOnlySpan<EpisodeTables> tables)
    {
        using WorkFingerprint writer = new(batch.Learner, batch.Horizon, batch.Root, batch.Checkpoints);
        for (int episode = 0; episode < tables.Length; episode++)
        {
            writer.Write(batch.Episodes[episode].Replication);
            writer.Write(tables[episode]);
        }

        return writer.Hash();
    }

    /// <summary>Refuses a state of another batch or precision.</summary>
    internal void RequireOf(byte[] wanted, LanePrecision wantedPrecision, string parameter)
    {
        if (!fingerprint.AsSpan().SequenceEqual(wanted))
        {
            throw new ArgumentException("The saved state must be of this batch; it is of another learner or settings, environment, horizon, key or version. Play the batch it is of, or start afresh.", parameter);
        }

        if (precision != wantedPrecision)
        {
            throw new ArgumentException($"The saved state must be of the device's precision, {wantedPrecision}; it is of {precision}. Go on in that precision, or start afresh.", parameter);
        }
    }
}
