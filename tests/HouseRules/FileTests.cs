using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class FileTests
{
    [Fact]
    public void A_file_holds_one_public_type_and_is_named_after_it_and_its_folder_is_the_namespace() =>
        House.RequireNone(House.Sources.SelectMany(FileRule.Violations));

    [Fact]
    public void Functions_and_files_keep_their_length() =>
        House.RequireNone(House.AllSources.SelectMany(LengthRule.Violations));

    [Fact]
    public void No_file_has_carriage_returns_regions_or_open_ends() =>
        House.RequireNone(House.AllSources.SelectMany(TextRule.Violations));

    [Fact]
    public void Source_swallows_no_exception_and_names_its_tolerances() =>
        House.RequireNone(House.Sources.SelectMany(TextRule.SourceViolations));

    [Theory]
    [InlineData("namespace Mechanisms.Games.Folder;\npublic sealed class Name;\npublic sealed class Second;")]
    [InlineData("namespace Mechanisms.Games.Folder;\npublic sealed class Other;")]
    [InlineData("namespace Mechanisms.Games.Elsewhere;\npublic sealed class Name;")]
    [InlineData("namespace Mechanisms.Games.Folder\n{\npublic sealed class Name;\n}")]
    public void Catches_a_planted_file(string text) =>
        Assert.Single(FileRule.Violations(new SourceFile("src/Games/Folder/Name.cs", text)));

    [Fact]
    public void Accepts_a_part_of_a_type_in_its_own_file() =>
        Assert.Empty(FileRule.Violations(
            new SourceFile("src/Mechanisms/Folder/Name.Part.cs", "namespace Mechanisms.Folder;\npublic sealed partial class Name<T>;")));

    [Fact]
    public void Catches_a_planted_function_of_61_lines_and_accepts_60()
    {
        static SourceFile WithFunctionOf(int lines) =>
            new("src/Games/Name.cs", "class Name\n{\nvoid Run()\n{\n" + string.Concat(Enumerable.Repeat("x++; // text\n\n", lines - 3)) + "}\n}");
        Assert.Empty(LengthRule.Violations(WithFunctionOf(60)));
        Assert.Single(LengthRule.Violations(WithFunctionOf(61)));
    }

    [Fact]
    public void Catches_a_planted_file_of_401_lines_unless_it_says_why()
    {
        string text = string.Concat(Enumerable.Repeat("class C;\n/// <summary>Docs are not counted.</summary>\n", 401));
        Assert.Single(LengthRule.Violations(new SourceFile("src/Games/Name.cs", text)));
        Assert.Empty(LengthRule.Violations(new SourceFile("src/Games/Name.cs", "// Long because it is a table.\n" + text)));
    }

    [Theory]
    [InlineData("class Name;\r\n")]
    [InlineData("#region Fields\nclass Name;\n#endregion\n")]
    [InlineData("// TO" + "DO: finish\nclass Name;\n")]
    public void Catches_planted_text(string text) => Assert.Single(TextRule.Violations(new SourceFile("src/Games/Name.cs", text)));

    [Theory]
    [InlineData("class Name { void Run() { try { } catch (Exception) { } } }")]
    [InlineData("class Name { void Run() { try { } catch { } } }")]
    [InlineData("class Name { const double Small = 1e-9; }")]
    [InlineData("class Name { const double Small = 2.5E-07; }")]
    public void Catches_planted_source(string text) =>
        Assert.Single(TextRule.SourceViolations(new SourceFile("src/Games/Name.cs", text)));
}
