using System.Text.RegularExpressions;

namespace Mechanisms.Examples;

/// <summary>A Markdown page, seen as its marked code blocks.</summary>
/// <remarks>
/// A block is marked by a comment on the line above it: <c>snippet: name</c> (C#, equal to a snippet of this project), <c>output: name</c>
/// (text, equal to what the example prints) or <c>file: path</c> (equal to a file of the repository).
/// </remarks>
internal static partial class DocumentationPage
{
    public static IEnumerable<DocumentationBlock> Blocks(string page, string text) =>
        Block().Matches(text.ReplaceLineEndings("\n")).Select(match => BlockOf(page, match));

    /// <summary>The page with new bodies in the blocks of one mark.</summary>
    public static string Fill(string text, string kind, string name, string body) =>
        Block().Replace(text, match => BlockOf("", match) is var block && block.Kind == kind && block.Name == name
            ? $"<!-- {kind}: {name} -->\n```{block.Language}\n{body}```" : match.Value);

    private static DocumentationBlock BlockOf(string page, Match match) => new(
        page, match.Groups["kind"].Value, match.Groups["name"].Value, match.Groups["language"].Value, match.Groups["body"].Value);

    [GeneratedRegex(
        @"(^<!-- (?<kind>\w+): (?<name>[\w./-]+) -->\n)?^```(?<language>\w*)\n(?<body>(^(?!```).*\n)*)^```$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
