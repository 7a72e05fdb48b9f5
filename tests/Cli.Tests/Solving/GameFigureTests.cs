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
        Tool undrawn = Tool.Feed(Samples.Nfg, "solve", "-", "--figure", place.PathOf("out.svg"));
        Assert.Contains("There is no figure of this answer", undrawn.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.BadData, true), (undrawn.Code, undrawn.Output.Contains("equilibrium 1", StringComparison.Ordinal)));
        Assert.False(File.Exists(place.PathOf("out.svg")));
        Assert.Contains("are for games", Tool.Feed(Samples.Mps, "solve", "-", "--figure", place.PathOf("out.svg")).Message(), StringComparison.Ordinal);
        Tool unwritten = Tool.Feed(Pennies, "solve", "-", "--figure", place.PathOf("no/such/out.svg"));
        Assert.Contains("The file must be writable", unwritten.Error, StringComparison.Ordinal);
        Assert.Contains("equilibrium 1", unwritten.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_game_is_not_drawn_over()
    {
        using Workplace place = new();
        string game = place.Write("game.nfg", Pennies);
        string other = Path.Combine(Path.GetDirectoryName(game)!, ".", "game.nfg");
        Assert.Contains("FILE and --figure are one file", Refused("solve", game, "--figure", other).Message(), StringComparison.Ordinal);
        Assert.Contains("FILE and --save are one file", Refused("solve", game, "--save", game).Message(), StringComparison.Ordinal);
        Assert.Contains("--save and --figure are one file", Refused("solve", game, "--save", place.PathOf("a"), "--figure", place.PathOf("a")).Message(), StringComparison.Ordinal);
        Assert.Contains("--figure must be the name of a file", Refused("solve", game, "--figure", string.Empty).Message(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadData, Tool.Run("solve", string.Empty, "--save", place.PathOf("a")).Code);
        Assert.Equal(Pennies, place.Read("game.nfg"));
    }

    // Whatever the unit of payoffs: the dots and lines of the same game.
    [Theory]
    [InlineData("1e-170")]
    [InlineData("1e307")]
    public void Units_of_payoffs_do_not_change_a_picture(string unit)
    {
        Assert.Equal(Drawn(Table("1", 2)), Drawn(Table(unit, 2)));
        Assert.Equal(Drawn(Table("1", 3)), Drawn(Table(unit, 3)));
    }

    // Everything is an equilibrium, edges rest.
    [Fact]
    public void Continua_that_are_not_drawn_are_told()
    {
        string drawn = Drawn("NFG 1 R \"\" { \"a\" \"b\" } { 3 3 }\n0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        Assert.Contains("symmetric equilibria, none of them stable, which are not drawn", drawn, StringComparison.Ordinal);
        Assert.Equal(3, XDocument.Parse(drawn).Descendants().Count(element => element.Name.LocalName == "line" && (string?)element.Attribute("stroke-width") == "5"));
        Assert.DoesNotContain("not drawn", Drawn(Cycle), StringComparison.Ordinal);
    }

    // Coordination: what both earn where they do the same, 0 elsewhere.
    private static string Table(string unit, int strategies) =>
        $"NFG 1 R \"\" {{ \"a\" \"b\" }} {{ {strategies} {strategies} }}\n{string.Join(' ', Enumerable.Range(0, strategies * strategies).Select(cell => cell % (strategies + 1) == 0 ? $"{unit} {unit}" : "0 0"))}\n";

    private static string Drawn(string text)
    {
        using Workplace place = new();
        Assert.Equal(ExitCode.Answered, Tool.Feed(text, "solve", "-", "--figure", place.PathOf("out.svg")).Code);
        return place.Read("out.svg");
    }

    private static Tool Refused(params string[] arguments)
    {
        Tool run = Tool.Run(arguments);
        Assert.Equal(ExitCode.BadUsage, run.Code);
        return run;
    }
}
