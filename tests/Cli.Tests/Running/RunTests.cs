using System.Text.Json;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Running;

public sealed class RunTests
{
    [Fact]
    public void A_run_leaves_data_summary_figures_report_and_manifest()
    {
        using Workplace place = new();
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Clickbait), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        string[] names = Directory.GetFiles(place.PathOf("out")).Select(file => Path.GetFileName(file)).ToArray();
        Assert.All(["manifest.json", "curves.csv", "summary.json", "report.html"], name => Assert.Contains(name, names, StringComparer.Ordinal));
        Assert.DoesNotContain(names, name => name.EndsWith(".partial", StringComparison.Ordinal) || name == ".lock");
        Assert.Equal(3, names.Count(name => name.EndsWith(".svg", StringComparison.Ordinal)));
        Assert.Equal(3, names.Count(name => name.EndsWith(".vl.json", StringComparison.Ordinal)));
        Assert.Contains("UCB-S", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_are_tidy()
    {
        using Workplace place = new();
        Tool.Run("run", place.Write("e.json", Samples.Clickbait), "--out", place.PathOf("out"));
        string[] lines = File.ReadAllLines(place.PathOf("out/curves.csv"));
        Assert.Equal("learner,epoch,t,mean,sd,low,high,n", lines[0]);
        Assert.Equal(1 + (3 * 3 * 5), lines.Length);
        Assert.All(lines[1..], line => Assert.Equal("3", line.Split(',')[7]));
    }

    [Fact]
    public void Any_number_of_threads_and_a_repeated_run_give_the_same_bytes()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Clickbait);
        foreach (string threads in (string[])["1", "2", "8"])
        {
            Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf(threads), "--threads", threads).Code);
        }

        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("again")).Code);
        foreach (string name in (string[])["curves.csv", "summary.json"])
        {
            string first = place.Read($"1/{name}");
            Assert.All(["2", "8", "again"], folder => Assert.Equal(first, place.Read($"{folder}/{name}")));
        }
    }

    [Fact]
    public void Json_goes_to_standard_output_alone_and_holds_the_summary()
    {
        using Workplace place = new();
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Clickbait), "--out", place.PathOf("out"), "--json");
        JsonElement answer = JsonElement.Parse(run.Output);
        Assert.Equal("tiny", answer.GetProperty("experiment").GetString());
        Assert.Equal(3, answer.GetProperty("learners").GetArrayLength());
        Assert.Equal(place.PathOf("out"), answer.GetProperty("folder").GetString());
    }

    [Fact]
    public void Options_speak_before_the_file()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Clickbait);
        Tool.Run("run", file, "--out", place.PathOf("out"), "--seed", "9", "--horizon", "50", "--replications", "2");
        JsonElement manifest = JsonElement.Parse(place.Read("out/manifest.json"));
        Assert.Equal("9", manifest.GetProperty("rootKey").GetString());
        Assert.Equal(50, manifest.GetProperty("settings").GetProperty("horizon").GetInt64());
        Assert.Equal(2, manifest.GetProperty("settings").GetProperty("replications").GetInt32());
    }

    [Fact]
    public void A_plain_bandit_runs()
    {
        using Workplace place = new();
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Bandit), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.Contains("UCB1", place.Read("out/curves.csv"), StringComparison.Ordinal);
    }
}
