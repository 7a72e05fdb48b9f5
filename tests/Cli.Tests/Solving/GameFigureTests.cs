using System.Xml.Linq;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Solving;

public sealed class GameFigureTests
{
    private const string Pennies = "NFG 1 R \"pennies\" { \"Row\" \"Column\" } { { \"H\" \"T\" } { \"H\" \"T\" } }\n1 -1 -1 1 -1 1 1 -1\n";
    private const string Cycle = "NFG 1 R \"\" { \"a\" \"b\" } { 3 3 }\n0 0 1 -1 -1 1 -1 1 0 0 1 -1 1 -1 -1 1 0 0\n";

    [Theory]
    [InlineData("pennies: best replies and replicator dynamics", Pennies)]
    [InlineData("Replicator dynamics", Cycle)]
    [InlineData("pennies: logit equilibria", Pennies, "--concept", "qre")]
    [InlineData("exploitability over iterations", Samples.Efg, "--concept", "cfr", "--iterations", "50")]
    public void Answers_about_games_are_drawn(string title, string text, params string[] options)
    {
        using Workplace place = new();
        Tool run = Tool.Feed(text, ["solve", "-", "--figure", place.PathOf("out.svg"), .. options]);
        Assert.Equal(ExitCode.Answered, run.Code);
        XDocument drawn = XDocument.Parse(place.Read("out.svg"));
        Assert.Contains(title, drawn.Root!.Elements().First(element => element.Name.LocalName == "title").Value, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        using Workplace place = new();
        Assert.Contains("There is no figure of this answer", Tool.Feed(Samples.Nfg, "solve", "-", "--figure", place.PathOf("out.svg")).Message(), StringComparison.Ordinal);
        Assert.False(File.Exists(place.PathOf("out.svg")));
        Assert.Contains("are for games", Tool.Feed(Samples.Mps, "solve", "-", "--figure", place.PathOf("out.svg")).Message(), StringComparison.Ordinal);
        Assert.Contains("The file must be writable", Tool.Feed(Pennies, "solve", "-", "--figure", place.PathOf("no/such/out.svg")).Message(), StringComparison.Ordinal);
    }
}
