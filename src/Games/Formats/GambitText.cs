namespace Mechanisms.Games.Formats;

/// <summary>Words as Gambit's forms write them.</summary>
internal static class GambitText
{
    /// <summary>Words in braces.</summary>
    public static string Braced(IEnumerable<string> words) => $"{{ {string.Join(' ', words)} }}";

    /// <summary>A text in quotes.</summary>
    public static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
