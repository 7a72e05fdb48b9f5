using System.Text;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.References;

namespace Mechanisms.Cli.Solving;

/// <summary>Tells what a problem file holds and reads it.</summary>
internal static class ProblemFile
{
    /// <summary>Reads the content of a file.</summary>
    /// <param name="path">Its name, whose ending tells MPS from JSON; with no known ending the content tells.</param>
    /// <param name="content">Its bytes, expanded.</param>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static IProblem Read(string path, byte[] content) =>
        IsMps(path, content) ? ReadMps(content) : InstanceFile.Read(JsonText.Parse(content));

    private static bool IsMps(string path, byte[] content)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        bool isNamedJson = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonc", StringComparison.OrdinalIgnoreCase);
        return name.EndsWith(".mps", StringComparison.OrdinalIgnoreCase) || (!isNamedJson && !LooksLikeJson(content));
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> text = content.TrimStart(" \t\r\n\u00EF\u00BB\u00BF"u8);
        return text.IsEmpty || text[0] is (byte)'{' or (byte)'[' or (byte)'/';
    }

    private static LinearProgramProblem ReadMps(byte[] content)
    {
        // The encoding knows a byte order mark so as to skip it; no other encoding is guessed, and no byte is replaced.
        UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        using StreamReader reader = new(new MemoryStream(content), strict, detectEncodingFromByteOrderMarks: false);
        try
        {
            return new(new MpsReader().Read(reader));
        }
        catch (DecoderFallbackException error)
        {
            throw new DataException(string.Empty, "The text must be UTF-8; these bytes are not. Save the file as UTF-8, or name another file.", error);
        }
    }
}
