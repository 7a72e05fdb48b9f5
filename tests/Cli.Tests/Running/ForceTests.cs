using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Running;

/// <summary>What <c>--force</c> may replace: what an experiment wrote, and nothing else.</summary>
public sealed class ForceTests
{
    [Theory]
    [InlineData("shards/mine.txt")]
    [InlineData("curves.csv")]
    [InlineData("regret.svg")]
    [InlineData("manifest.json")]
    public void Without_a_manifest_a_file_in_the_way_is_refused_and_left_alone_even_with_force(string precious)
    {
        using Workplace place = new();
        Directory.CreateDirectory(place.PathOf("out/shards"));
        place.Write($"out/{precious}", "precious");
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Clickbait), "--out", place.PathOf("out"), "--force");
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("Choose another --out", run.Message(), StringComparison.Ordinal);
        Assert.Equal("precious", place.Read($"out/{precious}"));
    }

    [Fact]
    public void Force_writes_beside_files_that_are_not_in_the_way()
    {
        using Workplace place = new();
        Directory.CreateDirectory(place.PathOf("out"));
        place.Write("out/figure-of-mine.svg", "precious");
        Tool run = Tool.Run("run", place.Write("e.json", Samples.Clickbait), "--out", place.PathOf("out"), "--force");
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.Equal("precious", place.Read("out/figure-of-mine.svg"));
    }

    [Fact]
    public void Force_replaces_results_and_keeps_every_other_file()
    {
        using Workplace place = new();
        string folder = place.PathOf("out");
        Tool.Run("run", place.Write("e.json", Samples.Clickbait), "--out", folder);
        string[] others = ["out/mine.svg", "out/mine.vl.json", "out/shards/mine.json", "out/shards/learner-00/mine.json"];
        Assert.All(others, name => place.Write(name, "precious"));
        Tool run = Tool.Run("run", place.Write("b.json", Samples.Bandit), "--out", folder, "--force");
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.All(others, name => Assert.Equal("precious", place.Read(name)));
        Assert.False(File.Exists(place.PathOf("out/shards/learner-00/epoch-0000.json")));
        Assert.False(Directory.Exists(place.PathOf("out/shards/learner-01")));
        Assert.False(File.Exists(place.PathOf("out/click-rates.svg")));
    }

    [Fact]
    public void Force_leaves_the_files_of_a_fresh_run()
    {
        using Workplace place = new();
        string bandit = place.Write("b.json", Samples.Bandit);
        Tool.Run("run", place.Write("e.json", Samples.Clickbait), "--out", place.PathOf("out"));
        Tool.Run("run", bandit, "--out", place.PathOf("out"), "--force");
        Tool.Run("run", bandit, "--out", place.PathOf("fresh"));
        Assert.Equal(Entries(place.PathOf("fresh")), Entries(place.PathOf("out")));
    }

    private static string[] Entries(string folder) => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .Select(entry => Path.GetRelativePath(folder, entry))
        .Order(StringComparer.Ordinal)
        .ToArray();
}
