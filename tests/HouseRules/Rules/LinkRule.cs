using System.Text.RegularExpressions;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Relative links of a Markdown page lead somewhere.</summary>
internal static partial class LinkRule
{
    public static IEnumerable<string> Violations(string path, string text, Func<string, bool> exists) =>
        Link().Matches(text).Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !exists(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, target))))
            .Select(target => $"{path} links to {target}, which does not exist.");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
