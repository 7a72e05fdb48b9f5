using System.IO.Compression;
using System.Text;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Formats;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Cli.Solving;

/// <summary>A game that is to be written in another form: a table or a tree, the other is null.</summary>
/// <param name="Table">The game in normal form.</param>
/// <param name="Tree">The game tree.</param>
internal sealed record GameConversion(NormalFormGame? Table, ExtensiveFormGame? Tree)
{
    /// <summary>Gets what was changed, one sentence each.</summary>
    internal Sequence<string> Repairs { get; private init; }

    /// <summary>Reads a game.</summary>
    /// <exception cref="DataException">The content is refused, or is no game.</exception>
    internal static GameConversion Of(string path, byte[] content, CancellationToken cancellation)
    {
        if (!GameText.IsGame(path, content))
        {
            throw new DataException(string.Empty, "A game is required where OUT is one; this is none. Name an OUT that ends with .mps or .lp for a linear program.");
        }

        (NormalFormGame? table, ExtensiveFormGame? tree) = GameText.Parse(path, content, cancellation);
        return new(table, tree);
    }

    /// <summary>The game with labels of which none is empty and none comes twice.</summary>
    internal GameConversion WithUniqueLabels()
    {
        if (Tree is not null)
        {
            Relabeled<ExtensiveFormGame> grown = UniqueLabels.Of(Tree);
            return new(null, grown.Game) { Repairs = grown.Repairs };
        }

        Relabeled<NormalFormGame> flat = UniqueLabels.Of(Table!);
        return new(flat.Game, null) { Repairs = flat.Repairs };
    }

    /// <summary>Writes the game in the form that a name tells; a tree as its reduced normal form where that is a table.</summary>
    /// <returns>What was written, in words.</returns>
    /// <exception cref="DataException">The form cannot hold the game.</exception>
    internal string Write(Stream stream, string path, CancellationToken cancellation)
    {
        if (GameText.EndingOf(path) == ".json")
        {
            using GZipStream? small = ProgramFile.IsCompressed(path) ? new(stream, CompressionLevel.Optimal, leaveOpen: true) : null;
            return WriteJson(small ?? stream);
        }

        using GZipStream? packed = ProgramFile.IsCompressed(path) ? new(stream, CompressionLevel.Optimal, leaveOpen: true) : null;
        using StreamWriter text = new(packed ?? stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        if (GameText.EndingOf(path) == ".efg")
        {
            EfgWriter.Write(text, Tree ?? throw new DataException(path, "A game tree is required for .efg; this is a game in normal form. Write .nfg or .gam."));
            return $"game tree of {Tree}";
        }

        NormalFormGame written = Table ?? Reduced(path, cancellation);
        if (GameText.EndingOf(path) == ".gam")
        {
            GamWriter.Write(text, written);
            return $"game of {written}, without title and labels, for which .gam has no place";
        }

        NfgWriter.Write(text, written);
        return $"game of {written}";
    }

    private string WriteJson(Stream stream)
    {
        if (Tree is not null)
        {
            GameJson.Write(stream, Tree);
            return $"game tree of {Tree}";
        }

        GameJson.Write(stream, Table!);
        return $"game of {Table}";
    }

    private NormalFormGame Reduced(string path, CancellationToken cancellation)
    {
        try
        {
            return ReducedNormalForm.Of(Tree!, cancellation: cancellation).NormalForm;
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            throw new DataException(path, error.Message, error);
        }
    }
}
