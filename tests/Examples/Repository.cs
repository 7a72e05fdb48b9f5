using System.Text.RegularExpressions;
using Mechanisms.Conformance;

namespace Mechanisms.Examples;

/// <summary>The pages and the snippets of the repository.</summary>
internal static partial class Repository
{
    public static string Root { get; } = RepositoryFolder.Root;

    /// <summary>Gets the marked and unmarked blocks of the README and of every page under <c>docs</c>.</summary>
    public static IReadOnlyList<DocumentationBlock> Blocks { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Root, "README.md"))
            .Order(StringComparer.Ordinal)
            .SelectMany(page => DocumentationPage.Blocks(Path.GetRelativePath(Root, page), File.ReadAllText(page))),
    ];

    /// <summary>Gets the snippets of this project by name.</summary>
    public static IReadOnlyDictionary<string, string> Snippets { get; } = Directory.EnumerateFiles(Path.Combine(Root, "tests", "Examples"), "*.cs")
        .Order(StringComparer.Ordinal).SelectMany(file => SnippetsOf(File.ReadAllText(file))).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Pairs of name and text between <c>// snippet: name</c> and <c>// end snippet</c>, without their common indent.</summary>
    public static IEnumerable<KeyValuePair<string, string>> SnippetsOf(string source) =>
        Snippet().Matches(source.ReplaceLineEndings("\n")).Select(match => KeyValuePair.Create(match.Groups["name"].Value, Dedent(match.Groups["body"].Value)));

    private static string Dedent(string text)
    {
        string[] lines = text.Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : line.Trim()));
    }

    [GeneratedRegex(
        @"^ *// snippet: (?<name>[\w-]+)\n(?<body>.*?)^ *// end snippet$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Snippet();
}
