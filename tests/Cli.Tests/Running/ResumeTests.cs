using System.Globalization;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Running;

public sealed class ResumeTests
{
    [Fact]
    public void A_resumed_run_gives_the_bytes_of_an_uninterrupted_one()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Clickbait);
        Tool.Run("run", file, "--out", place.PathOf("whole"));
        Tool.Run("run", file, "--out", place.PathOf("cut"));
        foreach (string shard in (string[])["shards/learner-01/epoch-0001.json", "shards/learner-01/epoch-0002.json", "shards/learner-02/epoch-0000.json"])
        {
            File.Delete(place.PathOf($"cut/{shard}"));
        }

        File.Delete(place.PathOf("cut/curves.csv"));
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("cut")).Code);
        Assert.All(["curves.csv", "summary.json"], name => Assert.Equal(place.Read($"whole/{name}"), place.Read($"cut/{name}")));
    }

    [Fact]
    public void An_interruption_keeps_finished_parts_and_says_how_to_go_on()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Clickbait);
        Tool run = Tool.RunInterrupted("run", file, "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Contains("interrupted after 0 of 9 parts", run.Error, StringComparison.Ordinal);
        Assert.Contains("Run the same command again", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place.PathOf("out/curves.csv")));
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("out")).Code);
    }

    [Theory]
    [InlineData("\"ucb1\", \"uniform\"")]
    [InlineData("\"thompson\", \"exp3-ix\"")]
    public void A_part_that_is_interrupted_in_the_middle_twice_goes_on_there_and_gives_the_same_bytes(string learners)
    {
        using Workplace place = new();
        string file = place.Write("e.json", Long(learners));
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("whole")).Code);
        foreach (int line in (int[])[3, 4])
        {
            Tool run = Tool.RunInterruptedAtLine(line, "run", file, "--threads", "1", "--out", place.PathOf("cut"));
            Assert.Equal(ExitCode.Interrupted, run.Code);
            Assert.Contains("interrupted after 0 of 2 parts", run.Error, StringComparison.Ordinal);
            Assert.Contains("and so is the part in play", run.Error, StringComparison.Ordinal);
            Assert.True(File.Exists(place.PathOf("cut/shards/learner-00.state")));
        }

        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("cut")).Code);
        Assert.All(
            ["curves.csv", "summary.json", "shards/learner-00.json", "shards/learner-01.json"], name => Assert.Equal(place.Read($"whole/{name}"), place.Read($"cut/{name}")));
        Assert.False(File.Exists(place.PathOf("cut/shards/learner-00.state")));
    }

    [Fact]
    public void What_an_interruption_left_is_no_work_of_the_run_that_goes_on()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Long("\"ucb1\""));
        Tool first = Tool.RunInterruptedAtLine(10, "run", file, "--threads", "1", "--out", place.PathOf("out"));
        Tool second = Tool.RunInterruptedAtLine(2, "run", file, "--threads", "1", "--out", place.PathOf("out"));
        string[] lines = second.Error.Split('\n');
        Assert.Contains("% ", first.Error.Split('\n')[8], StringComparison.Ordinal);
        Assert.True(Percent(lines[0]) >= Percent(first.Error.Split('\n')[9]), second.Error);
        Assert.DoesNotContain("left", lines[0], StringComparison.Ordinal);
        Assert.Contains("s left", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_or_foreign_state_is_named()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Long("\"ucb1\""));
        Tool.RunInterruptedAtLine(3, "run", file, "--out", place.PathOf("out"));
        place.Write("out/shards/learner-00.state", "no state");
        Tool run = Tool.Run("run", file, "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("learner-00.state", run.Message(), StringComparison.Ordinal);
        Assert.Contains("delete it", run.Message(), StringComparison.Ordinal);
        string other = place.Write("f.json", Long("\"moss\""));
        Tool.RunInterruptedAtLine(3, "run", other, "--out", place.PathOf("other"));
        File.Copy(place.PathOf("other/shards/learner-00.state"), place.PathOf("out/shards/learner-00.state"), overwrite: true);
        Assert.Contains("it is of MOSS", Tool.Run("run", file, "--out", place.PathOf("out")).Message(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("out"), "--force").Code);
        Assert.False(File.Exists(place.PathOf("out/shards/learner-00.state")));
    }

    [Fact]
    public void Another_experiment_is_refused_without_force_and_the_message_says_what_differs()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Clickbait);
        Tool.Run("run", file, "--out", place.PathOf("out"));
        string before = place.Read("out/curves.csv");
        Tool run = Tool.Run("run", file, "--out", place.PathOf("out"), "--horizon", "100");
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("horizon is 200 there and 100 here", run.Message(), StringComparison.Ordinal);
        Assert.Contains("--force", run.Message(), StringComparison.Ordinal);
        Assert.Equal(before, place.Read("out/curves.csv"));
        Assert.Equal(ExitCode.Answered, Tool.Run("run", file, "--out", place.PathOf("out"), "--horizon", "100", "--force").Code);
        Assert.NotEqual(before, place.Read("out/curves.csv"), StringComparer.Ordinal);
    }

    [Fact]
    public void A_folder_of_other_files_is_refused_and_left_alone()
    {
        using Workplace place = new();
        place.Write("thesis.tex", "precious");
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Clickbait), "--out", place.Folder);
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("it holds other files", run.Message(), StringComparison.Ordinal);
        Assert.Equal(["e.json", "thesis.tex"], place.Names());
    }

    [Fact]
    public void A_damaged_part_is_named()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Clickbait);
        Tool.Run("run", file, "--out", place.PathOf("out"));
        place.Write("out/shards/learner-00/epoch-0001.json", "{ \"learner\": 5 }");
        Tool run = Tool.Run("run", file, "--out", place.PathOf("out"));
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("epoch-0001.json", run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_results_folder_that_is_a_file_or_cannot_be_made_gets_one_message()
    {
        using Workplace place = new();
        string file = place.Write("e.json", Samples.Clickbait);
        Assert.Contains("this is a file", Refused(file, file), StringComparison.Ordinal);
        Assert.Contains("must be writable", Refused(file, Path.Combine(file, "below")), StringComparison.Ordinal);
        Assert.Contains("the name is empty", Refused(file, string.Empty), StringComparison.Ordinal);
        Assert.Equal(["e.json"], place.Names());
    }

    private static int Percent(string line) => int.Parse(line.Split('%')[0], CultureInfo.InvariantCulture);

    private static string Long(string learners) => $$"""
        {
          "schema": "mechanisms/experiment/1", "name": "long", "kind": "bandit", "horizon": 20000, "replications": 200, "checkpoints": 6,
          "means": [0.9, 0.5, 0.6], "learners": [{{learners}}]
        }
        """;

    private static string Refused(string file, string folder)
    {
        Tool run = Tool.Run("run", file, "--out", folder);
        Assert.Equal(ExitCode.BadData, run.Code);
        return run.Message();
    }
}
