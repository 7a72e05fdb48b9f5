using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Verifying;

/// <summary>Finds the rule that a misspelled or shortened name was meant to be.</summary>
internal static class RuleNames
{
    /// <summary>Ends a sentence about an unknown rule: with the nearest one, by its whole name or by one of its words, else with all.</summary>
    internal static string Hint(string name, IReadOnlyList<string> rules)
    {
        string? nearest = Spelling.Nearest(name, rules) ?? ByWord(name, rules);
        return nearest is null ? $". Known are: {string.Join(", ", rules)}." : $"; did you mean \"{nearest}\"?";
    }

    private static string? ByWord(string name, IReadOnlyList<string> rules) =>
        Spelling.Nearest(name, rules.SelectMany(Words)) is { } word ? rules.First(rule => Words(rule).Contains(word)) : null;

    private static string[] Words(string rule) => rule.Split(' ', ',', '(', ')');
}
