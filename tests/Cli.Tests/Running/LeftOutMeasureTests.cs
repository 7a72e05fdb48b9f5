using System.Text.Json;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Running;

/// <summary>Grids of contracts estimate nothing: reports tell no bad events of them, and no beliefs.</summary>
public sealed class LeftOutMeasureTests
{
    private const string Cover = "Discover-and-Cover";

    [Fact]
    public void Of_learners_without_beliefs_nothing_is_told()
    {
        using Workplace place = new();
        string file = place.Write("experiment.json", Samples.Contracts);
        Tool first = Tool.Run("run", file, "--out", place.PathOf("out"));
        Assert.True(first.Code == ExitCode.Answered, first.Error);
        string summary = place.Read("out/summary.json");
        int told = 0;
        foreach (JsonElement learner in JsonDocument.Parse(summary).RootElement.GetProperty("learners").EnumerateArray())
        {
            bool believes = learner.GetProperty("learner").GetString()!.Contains(Cover, StringComparison.Ordinal);
            told += believes ? 1 : 0;
            Assert.All(
                learner.GetProperty("measures").EnumerateArray().Where(measure => measure.GetProperty("measure").GetString() is "Bad events" or "Answers as believed at the end"),
                measure => Assert.Equal(believes, measure.GetProperty("mean").ValueKind == JsonValueKind.Number));
        }

        Assert.Equal(1, told);
        Assert.Equal(told + 1, place.Read("out/report.html").Split("Bad events").Length);
    }
}
