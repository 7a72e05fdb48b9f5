using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Every public noun has a row in the glossary; every type that the glossary names exists.</summary>
internal static partial class GlossaryRule
{
    /// <summary>The nouns of the glossary that a file makes public, for a room that the rules know by its files.</summary>
    public static IEnumerable<string> NounsOf(SourceFile file) =>
        file.Tree.DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>()
            .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword)).Select(type => type.Identifier.Text);

    public static IEnumerable<string> MissingRows(IEnumerable<Type> types, IEnumerable<string> others, string glossary)
    {
        HashSet<string> named = NamesIn(glossary);
        return types.Where(type => !type.IsNested).Select(NameOf).Concat(others).Distinct(StringComparer.Ordinal).Where(name => !named.Contains(name))
            .Select(name => $"docs/glossary.md has no row for {name}.");
    }

    public static IEnumerable<string> StaleRows(IEnumerable<Type> types, IEnumerable<string> others, string glossary)
    {
        HashSet<string> known = types.Select(NameOf).Concat(others).ToHashSet(StringComparer.Ordinal);
        return NamesIn(glossary).Where(name => !known.Contains(name)).Select(name => $"docs/glossary.md names {name}, which does not exist.");
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    // Third cell of a row (an empty one stands before the first bar): the types, each between backticks; a member after a dot and generic arguments are left out.
    private static HashSet<string> NamesIn(string glossary) =>
        glossary.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|'))
            .Where(cells => cells.Length >= 5)
            .SelectMany(cells => TypeName().Matches(cells[3])).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"`(?<name>\w+)[^`]*`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeName();
}
