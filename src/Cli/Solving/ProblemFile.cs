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
        using StreamReader reader = new(new MemoryStream(content), Encoding.UTF8);
        return new(new MpsReader().Read(reader));
    }
}
