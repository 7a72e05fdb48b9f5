using Mechanisms.HouseRules.Planted;
using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class CitationTests
{
    private static readonly string Bibliography = House.TextOf("docs", "references.bib");

    [Fact]
    public void Every_algorithm_names_its_source() =>
        House.RequireNone(House.Libraries.Where(assembly => assembly != House.Rooms["Reports"])
            .SelectMany(assembly => CitationRule.UncitedAlgorithms(House.PublicTypes(assembly))));

    [Fact]
    public void Every_named_source_is_in_the_bibliography() =>
        House.RequireNone(House.Rooms.Values.SelectMany(assembly => CitationRule.UnknownKeys(assembly.GetTypes(), Keys())));

    [Fact]
    public void The_bibliography_has_no_key_twice_and_no_entry_that_nothing_names()
    {
        string[] keys = [.. CitationRule.KeysOf(Bibliography)];
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(keys.Length, Keys().Count);
        string everything = string.Concat(House.AllSources.Select(file => file.Text)) + string.Concat(
            Directory.EnumerateFiles(Path.Combine(House.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText)) + House.TextOf("README.md");
        House.RequireNone(keys.Where(key => !everything.Contains(key, StringComparison.Ordinal)).Select(key => $"Nothing names {key}."));
    }

    [Fact]
    public void Every_entry_of_the_bibliography_has_author_title_and_year()
    {
        foreach (string entry in Bibliography.Split("\n@", StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.All(["author", "title", "year"], field => Assert.Matches($@"(?m)^\s+{field}\s*=\s*\{{.+\}},?$", entry));
        }
    }

    [Theory]
    [InlineData(typeof(UncitedLearner))]
    [InlineData(typeof(UncitedAlgorithm))]
    public void Catches_a_planted_algorithm_without_source(Type type) => Assert.Single(CitationRule.UncitedAlgorithms([type]));

    [Fact]
    public void Catches_a_planted_key_that_does_not_exist() => Assert.Single(CitationRule.UnknownKeys([typeof(MiscitedAlgorithm)], Keys()));

    private static HashSet<string> Keys() => CitationRule.KeysOf(Bibliography).ToHashSet(StringComparer.Ordinal);
}
