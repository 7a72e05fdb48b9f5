using System.Text.Json;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Running;

/// <summary>Files that list several values for a setting.</summary>
public sealed class GridTests
{
    [Fact]
    public void Listed_horizons_give_an_experiment_each_and_a_fitted_slope_per_learner()
    {
        using Workplace place = new();
        JsonElement summary = Run(place, Samples.Bandit.Replace("\"horizon\": 100", "\"horizon\": [1e2, 1e3, 1e4]", StringComparison.Ordinal));
        Assert.Equal(3, summary.GetProperty("cells").GetArrayLength());
        Assert.Equal(1000, summary.GetProperty("cells")[1].GetProperty("at").GetProperty("horizon").GetDouble());
        JsonElement[] rates = [.. summary.GetProperty("rates").EnumerateArray()];
        Assert.Equal(["UCB1", "uniform"], rates.Select(rate => rate.GetProperty("learner").GetString()));
        Assert.InRange(rates[1].GetProperty("exponent").GetDouble(), 0.95, 1.05);
        Assert.InRange(rates[0].GetProperty("exponent").GetDouble(), 0, 0.7);
        Assert.True(rates[1].GetProperty("low").GetDouble() <= rates[1].GetProperty("exponent").GetDouble());
        string report = place.Read("out/report.html");
        Assert.Contains("Growth exponent", report, StringComparison.Ordinal);
        Assert.StartsWith("at_horizon,learner,epoch,t,", place.Read("out/curves.csv"), StringComparison.Ordinal);
        Assert.True(File.Exists(place.PathOf("out/regret-by-horizon.svg")));
    }

    [Fact]
    public void A_combination_gives_the_numbers_of_the_experiment_with_single_values()
    {
        using Workplace place = new();
        JsonElement grid = Run(place, Samples.Bandit.Replace("\"replications\": 4", "\"replications\": [2, 4]", StringComparison.Ordinal));
        using Workplace other = new();
        JsonElement single = Run(other, Samples.Bandit);
        Assert.True(JsonElement.DeepEquals(single.GetProperty("learners"), grid.GetProperty("cells")[1].GetProperty("learners")));
    }

    [Fact]
    public void Lists_multiply_and_settings_of_learners_make_learners()
    {
        using Workplace place = new();
        string text = Samples.Bandit
            .Replace("\"means\": [0.9, 0.5]", "\"means\": [[0.9, 0.5], [0.5, 0.4, 0.3]]", StringComparison.Ordinal)
            .Replace("\"horizon\": 100", "\"horizon\": [50, 100]", StringComparison.Ordinal)
            .Replace("\"ucb1\"", "{ \"learner\": \"ucb1\", \"exploration\": [0.5, 2] }", StringComparison.Ordinal);
        JsonElement summary = Run(place, text);
        Assert.Equal(4, summary.GetProperty("cells").GetArrayLength());
        Assert.Equal(
            ["UCB1, exploration 0.5", "UCB1, exploration 2", "uniform"],
            summary.GetProperty("cells")[3].GetProperty("learners").EnumerateArray().Select(learner => learner.GetProperty("learner").GetString()));
        Assert.Equal(6, summary.GetProperty("rates").GetArrayLength());
    }

    [Fact]
    public void Strategic_arms_of_every_agent_run_on_grids()
    {
        using Workplace place = new();
        JsonElement summary = Run(place, Samples.Responders);
        Assert.Equal(3, summary.GetProperty("rates").GetArrayLength());
        Assert.Equal("clickbait", summary.GetProperty("kind").GetString());
        using Workplace other = new();
        const string Learning = "{ \"agent\": \"learning-arm\", \"grid\": [0.5, 1], \"learner\": \"ucb1\" }";
        Run(other, Samples.Clickbait.Replace("{ \"probeReplications\": 2 }", Learning, StringComparison.Ordinal));
        Assert.Contains("learns among 2 click rates from 0.5 to 1 by UCB1", other.Read("out/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_resumes_part_by_part_with_the_same_bytes()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Responders);
        Tool.Run("run", file, "--out", place.PathOf("whole"));
        Tool.Run("run", file, "--out", place.PathOf("cut"));
        File.Delete(place.PathOf("cut/shards/cell-001/learner-01/epoch-0002.json"));
        Directory.Delete(place.PathOf("cut/shards/cell-002"), recursive: true);
        string kept = place.Read("cut/shards/cell-000/learner-00/epoch-0000.json");
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("cut")).Code);
        Assert.All(["curves.csv", "summary.json"], name => Assert.Equal(place.Read($"whole/{name}"), place.Read($"cut/{name}")));
        Assert.Equal(kept, place.Read("cut/shards/cell-000/learner-00/epoch-0000.json"));
    }

    [Fact]
    public void A_finished_part_is_read_and_not_played_again()
    {
        using Workplace place = new();
        string file = place.Write("b.json", Samples.Bandit);
        Tool.Run("run", file, "--out", place.PathOf("out"));
        string shard = place.Read("out/shards/learner-01.json");
        place.Write("out/shards/learner-01.json", shard.Replace("\"clicks\"", "\"clicks\" ", StringComparison.Ordinal).Replace("\"shows\": [", "\"shows\": [ ", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("out")).Code);
        place.Write("out/shards/learner-01.json", shard.Replace("\"learner\": \"", "\"learner\": \"not ", StringComparison.Ordinal));
        Tool refused = Tool.Run("run", file, "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadData, refused.Code);
        Assert.Contains("learner-01.json: The part must be of", refused.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_list_is_refused_and_the_message_says_what_differs()
    {
        using Workplace place = new();
        Tool.Run("run", place.Write("a.json", Samples.Responders), "--out", place.PathOf("out"));
        Tool run = Tool.Run("run", place.Write("b.json", Samples.Responders.Replace("[200, 400, 800]", "[200, 400, 900]", StringComparison.Ordinal)), "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("cells.2.horizon is 800 there and 900 here", run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void Force_clears_the_parts_of_a_grid()
    {
        using Workplace place = new();
        Tool.Run("run", place.Write("a.json", Samples.Responders), "--out", place.PathOf("out"));
        Tool.Run("run", place.Write("b.json", Samples.Bandit), "--out", place.PathOf("out"), "--force");
        Assert.Equal(["learner-00.json", "learner-01.json"], Directory.GetFileSystemEntries(place.PathOf("out/shards")).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_option_for_a_listed_setting_is_a_usage_error()
    {
        using Workplace place = new();
        Tool run = Tool.Run("run", place.Write("a.json", Samples.Responders), "--out", place.PathOf("out"), "--horizon", "50");
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains("--horizon does not apply to a file that lists values of \"horizon\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_combinations_are_refused()
    {
        string list = string.Join(", ", Enumerable.Range(1, 40));
        string text = Samples.Bandit.Replace("\"horizon\": 100", $"\"horizon\": [{list}]", StringComparison.Ordinal)
            .Replace("\"replications\": 4", $"\"replications\": [{list}]", StringComparison.Ordinal);
        Assert.Contains("The settings may list 1000 combinations; these list 1600", Tool.Feed(text, "run", "-", "--out", "unused").Message(), StringComparison.Ordinal);
    }

    private static JsonElement Run(Workplace place, string text)
    {
        Tool run = Tool.Run("run", place.Write("e.json", text), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        return JsonElement.Parse(place.Read("out/summary.json"));
    }
}
