using System.IO.Compression;
using System.Text;

namespace Mechanisms.Foundations.Formats;

/// <summary>Opens the text of a program: UTF-8, plain or compressed by gzip, which its first two bytes tell.</summary>
internal static class ProgramText
{
    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B];

    /// <summary>Reads a text and turns what is wrong with its bytes into data errors.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="source">The bytes; left open.</param>
    /// <param name="read">Reads the text.</param>
    /// <exception cref="DataException">The bytes are no text, or damaged gzip data.</exception>
    public static T Read<T>(Stream source, Func<TextReader, T> read)
    {
        byte[] start = new byte[GzipMagic.Length];
        int count = source.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        using PrefixedStream whole = new(start.AsMemory(0, count), source);
        using Stream plain = GzipMagic.SequenceEqual(start) ? new GZipStream(whole, CompressionMode.Decompress) : whole;

        // The encoding knows a byte order mark so as to skip it; no other encoding is guessed, and no byte is replaced.
        UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        using StreamReader text = new(plain, strict, detectEncodingFromByteOrderMarks: false);
        try
        {
            return read(text);
        }
        catch (DecoderFallbackException error)
        {
            throw new DataException(string.Empty, "The text must be UTF-8; these bytes are not. Save the file as UTF-8, or name another file.", error);
        }
        catch (InvalidDataException error)
        {
            throw new DataException(string.Empty, "The file must be whole gzip data; these are damaged. Fetch it again.", error);
        }
    }

    /// <summary>Writes a text as UTF-8 with LF, compressed or not.</summary>
    /// <param name="destination">Where to; left open.</param>
    /// <param name="isCompressed">Whether to compress by gzip.</param>
    /// <param name="write">Writes the text.</param>
    public static void Write(Stream destination, bool isCompressed, Action<TextWriter> write)
    {
        using Stream? compressed = isCompressed ? new GZipStream(destination, CompressionLevel.Optimal, leaveOpen: true) : null;
        using StreamWriter text = new(compressed ?? destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        text.NewLine = "\n";
        write(text);
    }
}
