using System.Text.RegularExpressions;
using Mechanisms.Conformance;

namespace Mechanisms.Examples;

/// <summary>The pages and the snippets of the repository.</summary>
internal static partial class Repository
{
    /// <summary>Gets a value indicating whether the caller wants the pages rewritten: <c>MECHANISMS_APPROVE=1</c>.</summary>
    public static bool IsApproving { get; } = Environment.GetEnvironmentVariable("MECHANISMS_APPROVE") == "1";

    /// <summary>Gets the snippets of this project by name.</summary>
    public static IReadOnlyDictionary<string, string> Snippets { get; } = Directory
        .EnumerateFiles(RepositoryFolder.PathOf("tests", "Examples"), "*.cs").Order(StringComparer.Ordinal)
        .SelectMany(file => SnippetsOf(File.ReadAllText(file)))
        .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(RepositoryFolder.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(RepositoryFolder.PathOf("README.md")).Order(StringComparer.Ordinal);

    /// <summary>The blocks of the README and of every page under <c>docs</c>.</summary>
    public static IReadOnlyList<DocumentationBlock> Blocks() =>
        [.. Pages.SelectMany(page => DocumentationPage.Blocks(Path.GetRelativePath(RepositoryFolder.Root, page), File.ReadAllText(page)))];

    /// <summary>Rewrites the body of every block of a mark.</summary>
    public static void Fill(string kind, string name, string body)
    {
        foreach (string page in Pages)
        {
            string text = File.ReadAllText(page);
            string filled = DocumentationPage.Fill(text, kind, name, body);
            if (filled != text)
            {
                File.WriteAllText(page, filled);
            }
        }
    }

    /// <summary>Pairs of name and text between <c>// snippet: name</c> and <c>// end snippet</c>, without their common indent.</summary>
    public static IEnumerable<KeyValuePair<string, string>> SnippetsOf(string source) => Snippet().Matches(source.ReplaceLineEndings("\n"))
        .Select(match => KeyValuePair.Create(match.Groups["name"].Value, Dedent(match.Groups["body"].Value)));

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
