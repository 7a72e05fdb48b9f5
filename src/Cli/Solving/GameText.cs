using System.Text;
using Mechanisms.Foundations.Formats;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Formats;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Cli.Solving;

/// <summary>Tells whether a file holds a game in a form of Gambit's or GameTracer's, and reads it.</summary>
internal static class GameText
{
    /// <summary>Tells by the ending of a file's name, before <c>.gz</c> if it has that; with no known ending by the first word.</summary>
    internal static bool IsGame(string path, byte[] content) => EndingOf(path) switch
    {
        ".nfg" or ".efg" or ".gam" => true,
        ".json" or ".jsonc" or ".mps" or ".lp" => false,
        _ => Begins(content, "NFG"u8) || Begins(content, "EFG"u8),
    };

    /// <summary>Reads the content of a file.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static IProblem Read(string path, byte[] content, GameQuestion question, CancellationToken cancellation)
    {
        (NormalFormGame? table, ExtensiveFormGame? tree) = Parse(path, content, cancellation);
        return tree is not null ? new ExtensiveFormProblem(tree, question) : new NormalFormProblem(table!, question);
    }

    /// <summary>Reads a game: a table or a tree, the other is null.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static (NormalFormGame? Table, ExtensiveFormGame? Tree) Parse(string path, byte[] content, CancellationToken cancellation)
    {
        using StreamReader text = new(new MemoryStream(content), Encoding.UTF8);
        return EndingOf(path) switch
        {
            ".efg" => (null, new EfgReader().Read(text, cancellation)),
            ".gam" => (new GamReader().Read(text, cancellation), null),
            ".nfg" => (new NfgReader().Read(text, cancellation), null),
            _ => Begins(content, "EFG"u8) ? (null, new EfgReader().Read(text, cancellation)) : (new NfgReader().Read(text, cancellation), null),
        };
    }

    /// <summary>Tells by the ending of a name whether it is that of a game.</summary>
    internal static bool IsNamedGame(string path) => EndingOf(path) is ".nfg" or ".efg" or ".gam";

    /// <summary>The ending of a name, before <c>.gz</c> if it has that, in lower case.</summary>
    internal static string EndingOf(string path) => Path.GetExtension(ProgramFile.IsCompressed(path) ? path[..^3] : path).ToLowerInvariant();

    private static bool Begins(ReadOnlySpan<byte> content, ReadOnlySpan<byte> word)
    {
        ReadOnlySpan<byte> text = TextStart.Of(content);
        return text.StartsWith(word) && (text.Length == word.Length || text[word.Length] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
    }
}
