using Mechanisms.Conformance;

namespace Mechanisms.Examples;

public sealed class DocumentationTests
{
    public DocumentationTests()
    {
        if (Repository.IsApproving)
        {
            foreach ((string name, string text) in Repository.Snippets)
            {
                Repository.Fill("snippet", name, text);
            }

            foreach (DocumentationBlock block in Repository.Blocks().Where(block => block.Kind == "file"))
            {
                Repository.Fill("file", block.Name, TextOf(block.Name));
            }
        }
    }

    [Fact]
    public void Every_block_of_csharp_is_a_compiled_snippet()
    {
        foreach (DocumentationBlock block in Repository.Blocks().Where(block => block.Language == "csharp"))
        {
            Assert.True(block.Kind == "snippet", $"{block.Page}: a C# block without a mark '<!-- snippet: name -->' above it:\n{block.Body}");
            Assert.True(Repository.Snippets.TryGetValue(block.Name, out string? snippet), $"{block.Page}: there is no snippet {block.Name}.");
            Assert.True(block.Body == snippet, $"{block.Page}: the block {block.Name} must read\n{snippet}");
        }
    }

    [Fact]
    public void Every_snippet_is_shown_somewhere() =>
        Assert.Empty(Repository.Snippets.Keys.Except(
            Repository.Blocks().Where(block => block.Kind == "snippet").Select(block => block.Name), StringComparer.Ordinal));

    [Fact]
    public void Every_block_of_a_file_is_that_file() =>
        Assert.All(Repository.Blocks().Where(block => block.Kind == "file"), block => Assert.Equal(TextOf(block.Name), block.Body));

    [Fact]
    public void Every_block_of_json_is_a_file_and_every_block_of_text_an_output() =>
        Assert.All(
            Repository.Blocks().Where(block => block.Language is "json" or "text"),
            block => Assert.Equal(block.Language == "json" ? "file" : "output", block.Kind));

    [Fact]
    public void A_page_is_read_block_by_block()
    {
        const string Page = "Text.\n\n<!-- snippet: one -->\n```csharp\nint x;\n```\n\n```sh\nls\n```\n\n<!-- output: two -->\n```text\n```\n";
        Assert.Equal(
            [new("page.md", "snippet", "one", "csharp", "int x;\n"), new("page.md", "", "", "sh", "ls\n"), new("page.md", "output", "two", "text", "")],
            DocumentationPage.Blocks("page.md", Page));
        Assert.Equal(Page.Replace("```text\n", "```text\n2\n", StringComparison.Ordinal), DocumentationPage.Fill(Page, "output", "two", "2\n"));
    }

    [Fact]
    public void A_snippet_loses_its_indent_and_keeps_its_inner_indent() =>
        Assert.Equal(
            [KeyValuePair.Create("one", "if (x)\n{\n    y();\n}\n")],
            Repository.SnippetsOf("class C\n{\n    // snippet: one\n    if (x)\n    {\n        y();\n    }\n    // end snippet\n}\n"));

    private static string TextOf(string path) => File.ReadAllText(RepositoryFolder.PathOf(path)).ReplaceLineEndings("\n");
}
