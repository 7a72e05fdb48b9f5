using System.Text;
using Mechanisms.Foundations.Formats;
using Mechanisms.Games.Formats;

namespace Mechanisms.Cli.Solving;

/// <summary>Tells whether a file holds a game in one of Gambit's forms, and reads it.</summary>
internal static class GameText
{
    /// <summary>Tells by the ending of a file's name, before <c>.gz</c> if it has that; with no known ending by the first word.</summary>
    internal static bool IsGame(string path, byte[] content) => EndingOf(path) switch
    {
        ".nfg" or ".efg" => true,
        ".json" or ".jsonc" or ".mps" or ".lp" => false,
        _ => Begins(content, "NFG"u8) || Begins(content, "EFG"u8),
    };

    /// <summary>Reads the content of a file.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static IProblem Read(string path, byte[] content, GameQuestion question, CancellationToken cancellation)
    {
        using StreamReader text = new(new MemoryStream(content), Encoding.UTF8);
        return EndingOf(path) == ".efg" || (EndingOf(path) != ".nfg" && Begins(content, "EFG"u8))
            ? new ExtensiveFormProblem(new EfgReader().Read(text, cancellation), question)
            : new NormalFormProblem(new NfgReader().Read(text, cancellation), question);
    }

    private static string EndingOf(string path) => Path.GetExtension(ProgramFile.IsCompressed(path) ? path[..^3] : path).ToLowerInvariant();

    private static bool Begins(ReadOnlySpan<byte> content, ReadOnlySpan<byte> word)
    {
        ReadOnlySpan<byte> text = TextStart.Of(content);
        return text.StartsWith(word) && (text.Length == word.Length || text[word.Length] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
    }
}
