using System.Buffers.Binary;
using System.IO.Compression;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Files;

/// <summary>Reads files that users name, so that every failure is one message that names the file.</summary>
internal static class InputFile
{
    /// <summary>The name that stands for standard input.</summary>
    internal const string StandardInput = "-";

    private const int MaxBytes = 64 << 20;

    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B];

    /// <summary>Reads a file into memory, expanding gzip, and hands it to a reader.</summary>
    /// <typeparam name="T">What the reader makes of it.</typeparam>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="terminal">Owner of standard input.</param>
    /// <param name="read">The reader; its data errors get the file's name.</param>
    /// <exception cref="DataException">The file cannot be opened, is too large, or its content is refused.</exception>
    internal static T Read<T>(string path, Terminal terminal, Func<byte[], T> read)
    {
        string name = path switch
        {
            StandardInput => "standard input",
            "" => "FILE",
            _ => path,
        };
        try
        {
            return read(Fetch(path, terminal));
        }
        catch (DataException error)
        {
            throw new DataException(name, error.Message, error);
        }
    }

    private static byte[] Fetch(string path, Terminal terminal)
    {
        try
        {
            return Bytes(path, terminal);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException(string.Empty, "The file must exist; there is none. Check the name and the folder.", error);
        }
        catch (InvalidDataException error)
        {
            throw new DataException(string.Empty, "The file must be whole gzip data; these are damaged. Fetch it again.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DataException(string.Empty, $"The file must be readable; {Reason(error)} Check its name and permissions.", error);
        }
    }

    private static byte[] Bytes(string path, Terminal terminal)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new DataException(string.Empty, "A file is required; the name is empty. Name one, or - for standard input.");
        }

        if (path != StandardInput && Directory.Exists(path))
        {
            throw new DataException(string.Empty, "A file is required; this is a folder. Name a file in it.");
        }

        byte[] raw = path == StandardInput ? ReadAll(terminal) : ReadAll(path);
        if (!raw.AsSpan().StartsWith(GzipMagic))
        {
            return raw;
        }

        using GZipStream expanded = new(new MemoryStream(raw), CompressionMode.Decompress);
        byte[] content = Drain(expanded);
        RequireWhole(raw, content.Length);
        return content;
    }

    private static byte[] ReadAll(Terminal terminal)
    {
        using Stream source = terminal.OpenInput();
        return Drain(source);
    }

    private static byte[] ReadAll(string path)
    {
        using FileStream source = File.OpenRead(path);
        return Drain(source);
    }

    // A cut file expands without complaint as far as it goes; the length that closes every gzip member gives it away.
    private static void RequireWhole(byte[] raw, int expanded)
    {
        const int LengthBytes = 4;
        if (raw.Length < LengthBytes || BinaryPrimitives.ReadUInt32LittleEndian(raw.AsSpan(raw.Length - LengthBytes)) > expanded)
        {
            throw new InvalidDataException("The compressed data end too early.");
        }
    }

    private static byte[] Drain(Stream source)
    {
        using MemoryStream content = new();
        byte[] buffer = new byte[1 << 16];
        for (int count = source.Read(buffer); count > 0; count = source.Read(buffer))
        {
            content.Write(buffer.AsSpan(0, count));
            if (content.Length > MaxBytes)
            {
                throw new DataException(string.Empty, $"A file may hold {MaxBytes >> 20} MiB; this one holds more. Use the library for larger problems.");
            }
        }

        return content.ToArray();
    }

    private static string Reason(Exception error) =>
        char.ToLowerInvariant(error.Message[0]) + error.Message[1..].TrimEnd('.') + ".";
}
