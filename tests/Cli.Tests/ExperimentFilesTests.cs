using System.Text.Json;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests;

/// <summary>The experiments of the repository.</summary>
public sealed class ExperimentFilesTests
{
    [Fact]
    public void The_contract_has_an_inner_optimum_beyond_linear_contracts_and_actions_that_cannot_be_induced()
    {
        Tool run = Tool.Run("solve", PathOf("contract.json"), "--json");
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        JsonElement answer = JsonElement.Parse(run.Output);
        Assert.Equal(20, answer.GetProperty("actions").GetArrayLength());
        Assert.Equal(10, answer.GetProperty("bestContract").GetArrayLength());
        Assert.Equal(8, answer.GetProperty("bestAction").GetInt32());
        Assert.True(answer.GetProperty("value").GetDouble() > 1.5 * answer.GetProperty("linear").GetProperty("value").GetDouble());
        int[] hidden = answer.GetProperty("actions").EnumerateArray()
            .Where(action => !action.GetProperty("implementable").GetBoolean())
            .Select(action => action.GetProperty("action").GetInt32()).ToArray();
        Assert.Equal([6, 11, 16], hidden);
        Assert.True(answer.GetProperty("audit").GetProperty("passed").GetBoolean());
        Assert.True(answer.GetProperty("audit").GetProperty("exact").GetBoolean());
    }

    [Theory]
    [InlineData("clickbait.json")]
    [InlineData("clickbait-checks.json")]
    [InlineData("agents.json")]
    [InlineData("catalogue.json")]
    [InlineData("strategic-rates.json")]
    [InlineData("truthful-equilibrium.json")]
    [InlineData("grim-trigger.json")]
    [InlineData("federated.json")]
    [InlineData("cascades.json")]
    [InlineData("fairness.json")]
    [InlineData("no-regret.json")]
    [InlineData("known-games.json")]
    [InlineData("forecasting.json")]
    [InlineData("hired-agents.json")]
    [InlineData("contracts.json")]
    [InlineData("senders.json")]
    [InlineData("full/strategic-rates.json")]
    public void The_experiments_are_valid(string name)
    {
        using Workplace place = new();
        Tool run = Tool.RunInterrupted("run", PathOf(name), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Interrupted, run.Error);
    }

    private static string PathOf(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Mechanisms.sln")))
        {
            folder = folder.Parent;
        }

        Assert.SkipWhen(folder is null, "The tests run outside of their repository.");
        return Path.Combine(folder!.FullName, "experiments", name);
    }
}
