using System.Text;
using Mechanisms.Cli;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Tests.Starting;

public sealed class NewTests
{
    [Fact]
    public void The_contract_starter_is_commented_and_solvable()
    {
        using Workplace place = new();
        string file = place.PathOf("mine.jsonc");
        Assert.Equal(ExitCode.Answered, Tool.Run("new", "contract", file).Code);
        Assert.Contains("// ", place.Read("mine.jsonc"), StringComparison.Ordinal);
        Assert.Equal(["contract.schema.json", "mine.jsonc"], place.Names());
        Assert.Equal(ExitCode.Answered, Tool.Run("solve", file).Code);
    }

    [Theory]
    [InlineData("clickbait")]
    [InlineData("manipulation")]
    public void The_starters_of_experiments_are_commented_and_run(string kind)
    {
        using Workplace place = new();
        string file = place.PathOf("mine.jsonc");
        Assert.Equal(ExitCode.Answered, Tool.Run("new", kind, file).Code);
        Assert.Contains("// ", place.Read("mine.jsonc"), StringComparison.Ordinal);
        Assert.Equal(["experiment.schema.json", "mine.jsonc"], place.Names());
        Tool run = Tool.Run("run", file, "--horizon", "100", "--replications", "2", "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
    }

    [Fact]
    public void An_existing_file_is_not_overwritten()
    {
        using Workplace place = new();
        string file = place.Write("mine.jsonc", "precious");
        Tool run = Tool.Run("new", "contract", file);
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("this one exists", run.Message(), StringComparison.Ordinal);
        Assert.Equal("precious", place.Read("mine.jsonc"));
        Assert.Equal(["mine.jsonc"], place.Names());
    }

    [Fact]
    public void A_folder_that_does_not_exist_gets_one_message_and_no_file()
    {
        using Workplace place = new();
        Tool run = Tool.Run("new", "contract", Path.Combine(place.Folder, "none", "mine.jsonc"));
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("must be writable", run.Message(), StringComparison.Ordinal);
        Assert.Empty(place.Names());
    }

    [Theory]
    [InlineData("contract", "contract.schema.json")]
    [InlineData("clickbait", "experiment.schema.json")]
    public void A_starter_does_not_take_the_name_of_its_schema(string kind, string name)
    {
        using Workplace place = new();
        Tool run = Tool.Run("new", kind, place.PathOf(name));
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("name of its schema", run.Message(), StringComparison.Ordinal);
        Assert.Empty(place.Names());
    }

    [Fact]
    public void A_name_that_cannot_be_written_leaves_no_schema_behind()
    {
        using Workplace place = new();
        Tool run = Tool.Run("new", "contract", place.PathOf(new string('a', 300)));
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("must be writable", run.Message(), StringComparison.Ordinal);
        Assert.Empty(place.Names());
    }

    [Fact]
    public void A_schema_that_exists_is_kept_and_named()
    {
        using Workplace place = new();
        string schema = place.Write("contract.schema.json", "precious");
        Tool run = Tool.Run("new", "contract", place.PathOf("mine.jsonc"));
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.Contains($"kept the existing {schema}", run.Output, StringComparison.Ordinal);
        Assert.Equal("precious", place.Read("contract.schema.json"));
    }

    [Theory]
    [InlineData("contract")]
    [InlineData("experiment")]
    public void The_schema_beside_a_starter_is_the_one_that_is_printed(string name)
    {
        Tool run = Tool.Run("schema", name);
        Assert.Equal(ExitCode.Answered, run.Code);
        JsonField schema = JsonText.Parse(Encoding.UTF8.GetBytes(run.Output));
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.Required("$schema").ReadText());
    }
}
