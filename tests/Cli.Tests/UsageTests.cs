using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("unknown command 'slove'; did you mean solve?", "slove", "file")]
    [InlineData("unknown option --jsno; did you mean --json?", "solve", "file", "--jsno")]
    [InlineData("unknown option --jsno; did you mean --json?", "solve", "--jsno")]
    [InlineData("unknown option --replicatoins; did you mean --replications?", "run", "file", "--replicatoins", "5")]
    [InlineData("solve needs FILE.", "solve")]
    [InlineData("run needs EXPERIMENT.json.", "run")]
    [InlineData("unexpected argument 'b'", "solve", "a", "b")]
    [InlineData("--audit must be exact, float, none; got 'exat'; did you mean \"exact\"?", "solve", "a", "--audit", "exat")]
    [InlineData("--audit needs a value", "solve", "a", "--audit")]
    [InlineData("--seed must be a whole number in 0..18446744073709551615; got '-1'", "run", "a", "--seed", "-1")]
    [InlineData("--threads must be a whole number in 1..1024; got '0'", "run", "a", "--threads", "0")]
    [InlineData("--horizon must be a whole number in 1..4294967295; got '1,5'", "run", "a", "--horizon", "1,5")]
    [InlineData("--threads may be given once", "run", "a", "--threads", "1", "--threads", "2")]
    [InlineData("--replications must be a whole number", "run", "a", "--replications", "ten")]
    [InlineData("unknown method 'simplex'", "solve", "a", "--method", "simplex")]
    [InlineData("unknown kind 'contarct'; did you mean \"contract\"?", "new", "contarct")]
    [InlineData("unknown schema 'x'", "schema", "x")]
    public void A_command_line_that_is_not_understood_ends_with_code_2_and_says_why(string cause, params string[] arguments)
    {
        Tool run = Tool.Run(arguments);
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains(cause, run.Message(), StringComparison.Ordinal);
        Assert.Contains("See: mechanisms", run.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public void The_bare_command_and_help_list_the_commands(params string[] arguments)
    {
        Tool run = Tool.Run(arguments);
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.All(["solve", "run", "new", "schema"], command => Assert.Contains(command, run.Output, StringComparison.Ordinal));
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("solve", "--method", "--audit", "--json")]
    [InlineData("run", "--out", "--replications", "--horizon", "--seed", "--threads", "--json", "--force")]
    [InlineData("new", "contract", "clickbait")]
    [InlineData("schema", "contract", "experiment")]
    public void Help_of_a_command_names_what_it_takes(string command, params string[] words)
    {
        Tool run = Tool.Run(command, "--help");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.All(words, word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_is_the_package_version()
    {
        Tool run = Tool.Run("--version");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.StartsWith("mechanisms 0.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_begins_with_an_at_sign_is_a_file_name()
    {
        Tool run = Tool.Run("solve", "@answers");
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("@answers", run.Message(), StringComparison.Ordinal);
    }
}
