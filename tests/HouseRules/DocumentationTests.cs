using Mechanisms.HouseRules.Planted;
using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class DocumentationTests
{
    private const string Row = "| arm | a | `OpenClass.Value`, `RecordWithArray<T>` | [kleinebuening2024] |\n";

    [Fact]
    public void Every_public_noun_has_a_row_in_the_glossary() =>
        House.RequireNone(GlossaryRule.MissingRows(House.Libraries.SelectMany(House.PublicTypes), OptionalNouns(), House.TextOf("docs", "glossary.md")));

    [Fact]
    public void Every_type_in_the_glossary_exists() =>
        House.RequireNone(GlossaryRule.StaleRows(House.Libraries.SelectMany(House.PublicTypes), OptionalNouns(), House.TextOf("docs", "glossary.md")));

    [Fact]
    public void Every_relative_link_in_the_documentation_leads_somewhere() =>
        House.RequireNone(Pages().SelectMany(page => LinkRule.Violations(page, File.ReadAllText(page), File.Exists)));

    [Fact]
    public void Catches_a_planted_noun_without_row_and_a_row_without_type()
    {
        Assert.Single(GlossaryRule.MissingRows([typeof(OpenClass), typeof(MutableStruct)], [], Row));
        Assert.Single(GlossaryRule.MissingRows([typeof(OpenClass)], ["Unheard"], Row));
        Assert.Single(GlossaryRule.StaleRows([typeof(OpenClass)], [], Row));
        Assert.Empty(GlossaryRule.StaleRows([typeof(OpenClass), typeof(RecordWithArray)], [], Row));
        Assert.Empty(GlossaryRule.StaleRows([typeof(OpenClass)], ["RecordWithArray"], Row));
        Assert.Equal(["A", "B"], GlossaryRule.NounsOf(new("a.cs", "public record A { public class Inner; } internal class Hidden; public enum B { None }")));
    }

    [Fact]
    public void Catches_a_planted_link_to_nowhere() =>
        Assert.Single(LinkRule.Violations("/docs/page.md", "[a](b.md) [c](https://example.org/d) [e](#f)", _ => false));

    /// <summary>What the optional rooms make public.</summary>
    private static IEnumerable<string> OptionalNouns() => House.Sources
        .Where(file => House.OptionalRooms.Any(room => file.Path.StartsWith($"src/{room}/", StringComparison.Ordinal)))
        .SelectMany(GlossaryRule.NounsOf);

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Path.Combine(House.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(House.Root, "*.md"));
}
