using System.Text.Json;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Running;

public sealed class EquilibriumTests
{
    [Fact]
    public void A_verdict_with_bounds_and_a_witness_is_given_for_every_learner()
    {
        using Workplace place = new();
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Equilibrium), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        JsonElement summary = JsonElement.Parse(place.Read("out/summary.json"));
        Assert.Equal(15, summary.GetProperty("epsilon").GetDouble());
        JsonElement learner = summary.GetProperty("learners")[1];
        Assert.Equal("refuted", learner.GetProperty("verdict").GetString());
        Assert.True(learner.GetProperty("epsilonLow").GetDouble() > 15);
        Assert.True(learner.GetProperty("epsilonHigh").GetDouble() >= learner.GetProperty("witness").GetProperty("gain").GetDouble());
        Assert.Equal(1 + (2 * (6 + 9)), File.ReadAllLines(place.PathOf("out/moves.csv")).Length);
        Assert.Contains("union bound over 15 moves", place.Read("out/report.html"), StringComparison.Ordinal);
        Assert.True(File.Exists(place.PathOf("out/gains.svg")));
    }

    [Fact]
    public void A_resumed_probe_gives_the_same_bytes_and_a_damaged_one_is_named()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Equilibrium);
        Tool.Run("run", file, "--out", place.PathOf("whole"));
        Tool.Run("run", file, "--out", place.PathOf("cut"), "--threads", "1");
        File.Delete(place.PathOf("cut/shards/probe-00.json"));
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("cut")).Code);
        Assert.All(["moves.csv", "summary.json"], name => Assert.Equal(place.Read($"whole/{name}"), place.Read($"cut/{name}")));
        File.Copy(place.PathOf("cut/shards/probe-01.json"), place.PathOf("cut/shards/probe-00.json"), overwrite: true);
        Assert.Contains("probe-00.json: The part must be of UCB-S", Tool.Run("run", file, "--out", place.PathOf("cut")).Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"replications\": 4", "\"replications\": 1", "replications: At least 2 replications are required")]
    [InlineData("\"epsilonPerRound\": 0.05", "\"epsilon\": -1", "epsilon: ε must be at least 0 clicks; got -1")]
    [InlineData("\"epsilonPerRound\": 0.05", "\"epsilon\": 1, \"confidence\": 2", "confidence: The confidence must be above 0 and below 1; got 2")]
    [InlineData("[[0, 1]]", "[[0, 2]]", "coalitions[0][1]: The value must be a whole number in 1..1; got 2")]
    public void Bad_fields_are_named(string good, string bad, string message)
    {
        Tool run = Tool.Feed(Samples.Equilibrium.Replace(good, bad, StringComparison.Ordinal), "run", "-", "--out", "unused");
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains($"standard input: {message}", run.Message(), StringComparison.Ordinal);
    }
}
