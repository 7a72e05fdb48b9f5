using System.Security.Cryptography;
using System.Text;

namespace Mechanisms.Bandits.Devices;

/// <summary>The frame of saved states: a format name, little-endian content, and the SHA-256 of both, so that no damaged state is gone on from.</summary>
internal static class StateFile
{
    /// <summary>Writes a state.</summary>
    public static void Write(Stream destination, string format, Action<BinaryWriter> content)
    {
        using MemoryStream framed = new();
        using (BinaryWriter writer = new(framed, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(format);
            content(writer);
        }

        ReadOnlySpan<byte> bytes = framed.GetBuffer().AsSpan(0, (int)framed.Length);
        destination.Write(bytes);
        destination.Write(SHA256.HashData(bytes));
    }

    /// <summary>Reads a state.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of another format.</exception>
    public static T Read<T>(Stream source, string format, Func<BinaryReader, T> content)
    {
        using MemoryStream copy = new();
        source.CopyTo(copy);
        int length = (int)copy.Length - SHA256.HashSizeInBytes;
        ReadOnlySpan<byte> bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        if (length < 0 || !SHA256.HashData(bytes[..length]).AsSpan().SequenceEqual(bytes[length..]))
        {
            throw new InvalidDataException($"A saved state must end with the checksum of its content; got {copy.Length} bytes that do not.");
        }

        copy.SetLength(length);
        copy.Position = 0;
        using BinaryReader reader = new(copy, Encoding.UTF8);
        string found = reader.ReadString();
        return found == format ? content(reader) : throw new InvalidDataException($"A saved state must be of format {format}; got {found}.");
    }

    /// <summary>Reads a count and as many items; a count that the rest cannot hold is refused before memory is taken for it.</summary>
    public static T[] ReadMany<T>(BinaryReader reader, int leastSize, Func<BinaryReader, T> item)
    {
        int count = reader.ReadInt32();
        long room = (reader.BaseStream.Length - reader.BaseStream.Position) / leastSize;
        if (count < 0 || count > room)
        {
            throw new InvalidDataException($"A saved state must hold what it counts; got {count} items where at most {room} fit.");
        }

        T[] items = new T[count];
        for (int index = 0; index < count; index++)
        {
            items[index] = item(reader);
        }

        return items;
    }
}
