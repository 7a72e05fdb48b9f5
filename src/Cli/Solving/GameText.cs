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
        ".mps" or ".lp" => false,
        ".json" or ".jsonc" => IsJsonGame(content),
        _ => Begins(content, "NFG"u8) || Begins(content, "EFG"u8) || BeginsTable(content) || IsJsonGame(content),
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
        if (EndingOf(path) is not (".efg" or ".gam" or ".nfg") && IsJsonGame(content))
        {
            JsonField root = JsonText.Parse(content);
            return Format(root) == GameJson.ExtensiveForm ? (null, GameJson.ReadExtensiveForm(root, cancellation)) : (GameJson.ReadNormalForm(root), null);
        }

        using StreamReader text = new(new MemoryStream(content), Encoding.UTF8);
        return EndingOf(path) switch
        {
            ".efg" => (null, new EfgReader().Read(text, cancellation)),
            ".gam" => (new GamReader().Read(text, cancellation), null),
            ".nfg" => (new NfgReader().Read(text, cancellation), null),
            _ when Begins(content, "EFG"u8) => (null, new EfgReader().Read(text, cancellation)),
            _ when BeginsTable(content) => (new GamReader().Read(text, cancellation), null),
            _ => (new NfgReader().Read(text, cancellation), null),
        };
    }

    /// <summary>Tells by the ending of a name whether it is that of a game.</summary>
    internal static bool IsNamedGame(string path) => EndingOf(path) is ".nfg" or ".efg" or ".gam" or ".json";

    /// <summary>The ending of a name, before <c>.gz</c> if it has that, in lower case.</summary>
    internal static string EndingOf(string path) => Path.GetExtension(ProgramFile.IsCompressed(path) ? path[..^3] : path).ToLowerInvariant();

    // JSON that names one of the two formats as its own; what is no JSON at all is left to who reads it next.
    private static bool IsJsonGame(byte[] content)
    {
        if (content.AsSpan().IndexOf("mechanisms/normal-form/"u8) < 0 && content.AsSpan().IndexOf("mechanisms/extensive-form/"u8) < 0)
        {
            return false;
        }

        try
        {
            string format = Format(JsonText.Parse(content));
            return format.StartsWith("mechanisms/normal-form/", StringComparison.Ordinal) || format.StartsWith("mechanisms/extensive-form/", StringComparison.Ordinal);
        }
        catch (DataException)
        {
            return false;
        }
    }

    private static string Format(JsonField root) => root.Optional("schema") is { IsText: true } schema ? schema.ReadText() : string.Empty;

    // A .gam file begins with the number of players, or a comment before it; no linear program does.
    private static bool BeginsTable(ReadOnlySpan<byte> content) => TextStart.Of(content) is [(byte)'#' or (>= (byte)'1' and <= (byte)'9'), ..];

    private static bool Begins(ReadOnlySpan<byte> content, ReadOnlySpan<byte> word)
    {
        ReadOnlySpan<byte> text = TextStart.Of(content);
        return text.StartsWith(word) && (text.Length == word.Length || text[word.Length] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
    }
}
