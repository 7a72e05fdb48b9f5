using System.Globalization;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Games.Formats;

/// <summary>A word of Gambit's text and the place where it begins.</summary>
internal readonly record struct GambitToken(GambitTokenKind Kind, string Text, long Line, long Column)
{
    // More of a wrong word says nothing more.
    private const int ShownLength = 40;

    /// <summary>An error at this word.</summary>
    public DataException Error(string message) => Error(Line, Column, message);

    /// <summary>An error at a place.</summary>
    public static DataException Error(long line, long column, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}"), message);

    /// <summary>What stands here, for messages.</summary>
    public string Shown() => Kind switch
    {
        GambitTokenKind.End => "the end of the text",
        GambitTokenKind.Open => "'{'",
        GambitTokenKind.Close => "'}'",
        GambitTokenKind.Comma => "','",
        GambitTokenKind.Quoted => $"the text \"{Short()}\"",
        _ => $"'{Short()}'",
    };

    private string Short() => Text.Length <= ShownLength ? Text : string.Concat(Text.AsSpan(0, ShownLength), "...");
}
