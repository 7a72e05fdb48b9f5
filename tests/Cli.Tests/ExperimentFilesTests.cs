using System.Text.Json;
using System.Text.RegularExpressions;
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
    [InlineData("learning/full-feedback.json")]
    [InlineData("learning/bandit-feedback.json")]
    [InlineData("learning/safe-ucb.json")]
    [InlineData("learning/osrl-ucb.json")]
    [InlineData("learning/observed-efforts.json")]
    [InlineData("learning/hidden-efforts.json")]
    [InlineData("learning/discover-and-cover.json")]
    [InlineData("learning/robust-grid.json")]
    [InlineData("learning/linear-grid.json")]
    public void The_experiments_are_valid(string name)
    {
        using Workplace place = new();
        Tool run = Tool.RunInterrupted("run", PathOf(name), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Interrupted, run.Error);
    }

    /// <summary>The files of the learners of mechanisms, at shorter horizons: each report shows the rate of its learner's bound, or it would show nothing that the file is for.</summary>
    [Theory]
    [InlineData("full-feedback", "violation", "√T rate")]
    [InlineData("bandit-feedback", "violation", "T^0.75 rate")]
    [InlineData("safe-ucb", "regret", "T^(2/3) rate")]
    [InlineData("osrl-ucb", "regret", "T^(2/3) rate")]
    [InlineData("observed-efforts", "regret", "T^(2/3) rate")]
    [InlineData("hidden-efforts", "regret", "T^(2/3) rate")]
    [InlineData("discover-and-cover", "regret", "T^0.8 rate")]
    [InlineData("robust-grid", "regret", "T^0.833 rate")]
    [InlineData("linear-grid", "regret", "T^(2/3) rate")]
    public void Learners_of_mechanisms_are_drawn_beside_their_rates_and_beside_the_optimum(string name, string curve, string rate)
    {
        using Workplace place = new();
        string text = Regex.Replace(File.ReadAllText(PathOf($"learning/{name}.json")), @"""horizon"": \[[^\]]*\]", @"""horizon"": [500, 1000]");
        Tool run = Tool.Run("run", place.Write("experiment.json", text), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.Contains(rate, place.Read($"out/{curve}-by-horizon.vl.json"), StringComparison.Ordinal);
        Assert.Contains("optimum", place.Read("out/value.vl.json"), StringComparison.Ordinal);
        Assert.Equal(!name.EndsWith("feedback", StringComparison.Ordinal), File.Exists(place.PathOf("out/payment.svg")));
    }

    /// <summary>Scripts are compiled by the continuous integration; here is what each has besides.</summary>
    [Fact]
    public void Every_learner_of_mechanisms_has_a_file_and_a_script_of_forty_lines_at_most()
    {
        string[] files = [.. Directory.GetFiles(PathOf("learning"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];
        Assert.Equal(9, files.Length);
        Assert.Equal(files, Directory.GetFiles(PathOf("learning"), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));
        Assert.All(files, name => Assert.InRange(File.ReadAllLines(PathOf($"learning/{name}.cs")).Length, 1, 40));
        Assert.All(files, name => Assert.Contains($"\"name\": \"{name}\"", File.ReadAllText(PathOf($"learning/{name}.json")), StringComparison.Ordinal));
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
