using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Cli;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Tests.Running;

/// <summary>Files of kind manipulation: arms that misstate their features.</summary>
public sealed class ManipulationTests
{
    /// <summary>The library asked directly is the oracle: the same settings, written in C#.</summary>
    [Fact]
    public void A_file_gives_the_numbers_of_the_library()
    {
        using Workplace place = new();
        JsonElement learners = Run(place, Samples.Manipulation).GetProperty("learners");
        ManipulationExperiment experiment = new(
            [1, 0.8],
            0.5,
            new(3, 2, [0.5, -0.5, -0.5, 0.5, 0.5, 0.5]),
            [new GrimTrigger(new DisjointLinUcb()) { Timing = LcbTiming.PostUpdate }, new LinUcb { Radius = new ConfidenceRadius.Constant(2) }],
            horizon: 200,
            epochs: 3,
            replications: 3,
            root: 1,
            new() { ProbeStep = 0.3, SharesNoise = true },
            Checkpoints.LogSpaced(200, 20));
        Sequence<ManipulationResult> results = experiment.Run(1);
        for (int learner = 0; learner < 2; learner++)
        {
            Assert.Equal(results[learner].Learner, learners[learner].GetProperty("learner").GetString());
            JsonElement last = learners[learner].GetProperty("epochs")[2];
            Assert.Equal(results[learner].Summary(2).Curve.Final, last.GetProperty("regret").GetProperty("mean").GetDouble());
            Assert.Equal(results[learner].RewardManipulation(2).Mean, last.GetProperty("rewardManipulation").GetDouble());
        }
    }

    [Fact]
    public void The_report_says_who_survives_and_what_the_arms_did()
    {
        using Workplace place = new();
        Run(place, Samples.Manipulation);
        string report = place.Read("out/report.html");
        Assert.Matches("uniform does not survive: its regret grows like t to the power (0.9|1.0)", report);
        Assert.Contains("Its arms report contexts", report, StringComparison.Ordinal);
        Assert.Equal(1 + (5 * 3 * Checkpoints.LogSpaced(200, 20).Count), File.ReadAllLines(place.PathOf("out/curves.csv")).Length);
        Assert.All(["regret-by-epoch.svg", "regret-within-epoch.svg", "manipulation-by-epoch.svg"], name => Assert.True(File.Exists(place.PathOf($"out/{name}")), name));
    }

    [Fact]
    public void A_resumed_run_gives_the_same_bytes_and_a_part_of_another_learner_is_named()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Manipulation);
        Tool.Run("run", file, "--out", place.PathOf("whole"));
        Tool.Run("run", file, "--out", place.PathOf("cut"), "--threads", "1");
        File.Delete(place.PathOf("cut/shards/populations-01.json"));
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("cut")).Code);
        Assert.All(["curves.csv", "summary.json"], name => Assert.Equal(place.Read($"whole/{name}"), place.Read($"cut/{name}")));
        File.Copy(place.PathOf("cut/shards/populations-01.json"), place.PathOf("cut/shards/populations-00.json"), overwrite: true);
        Assert.Contains("populations-00.json: The part must be of grim trigger, disjoint LinUCB", Tool.Run("run", file, "--out", place.PathOf("cut")).Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void Horizons_and_features_may_be_listed()
    {
        using Workplace place = new();
        string text = Samples.Manipulation
            .Replace("\"horizon\": 200", "\"horizon\": [50, 100, 200]", StringComparison.Ordinal)
            .Replace("[[0.5, -0.5], [-0.5, 0.5], [0.5, 0.5]]", "[[[0.5, -0.5], [-0.5, 0.5]], [[0.5, 0.5], [0.5, 0.4]]]", StringComparison.Ordinal);
        JsonElement summary = Run(place, text);
        Assert.Equal(6, summary.GetProperty("cells").GetArrayLength());
        Assert.Equal(10, summary.GetProperty("rates").GetArrayLength());
    }

    [Theory]
    [InlineData("[1, 0.8]", "[1]", "environment.weights: There must be one weight per feature of an arm, that is 2; got 1")]
    [InlineData("[-0.5, 0.5]", "[-0.5, 0]", "Features must not be 0")]
    [InlineData("\"noise\": 0.5", "\"noise\": -1", "environment.noise: The noise must be at least 0; got -1")]
    [InlineData("\"of\": \"disjoint-linucb\"", "\"of\": \"lints\"", "learners[0].of: A grim trigger needs a learner that knows its confidence")]
    [InlineData("\"linucb\", \"radius\"", "\"linucp\", \"radius\"", "learners[1].learner: The learner must be one of linucb, ")]
    [InlineData("\"radius\": 2", "\"radius\": -2", "learners[1].radius: ")]
    [InlineData("\"probeStep\": 0.3", "\"probeStep\": 2", "adaptation: A step must lie in (0, 1]; got 2")]
    public void Bad_fields_are_named(string good, string bad, string message)
    {
        Tool run = Tool.Feed(Samples.Manipulation.Replace(good, bad, StringComparison.Ordinal), "run", "-", "--out", "unused");
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_run_records_of_its_learners_is_read_again()
    {
        using Workplace place = new();
        Run(place, Samples.Manipulation);
        JsonElement settings = JsonElement.Parse(place.Read("out/manifest.json")).GetProperty("settings");
        int start = Samples.Manipulation.IndexOf("\"learners\"", StringComparison.Ordinal);
        int end = Samples.Manipulation.IndexOf("\"adaptation\"", StringComparison.Ordinal);
        string again = Samples.Manipulation[..start] + $"\"learners\": {settings.GetProperty("learners").GetRawText()}, " + Samples.Manipulation[end..];
        using Workplace other = new();
        Run(other, again);
        Assert.Equal(place.Read("out/curves.csv"), other.Read("out/curves.csv"));
    }

    private static JsonElement Run(Workplace place, string text)
    {
        Tool run = Tool.Run("run", place.Write("e.json", text), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        return JsonElement.Parse(place.Read("out/summary.json"));
    }
}
