using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Solving;

public sealed class ConvertGameTests
{
    [Theory]
    [InlineData("out.nfg")]
    [InlineData("out.gam")]
    [InlineData("out.gam.gz")]
    [InlineData("out.json")]
    [InlineData("out.json.gz")]
    public void Tables_make_the_round_trip(string name)
    {
        using Workplace place = new();
        string first = place.Write("game.nfg", Samples.Nfg);
        Assert.Contains("Wrote", Tool.Run("convert", first, place.PathOf(name)).Output, StringComparison.Ordinal);
        string expected = Tool.Run("solve", first, "--all", "--exact", "--json").Output;
        string found = Tool.Run("solve", place.PathOf(name), "--all", "--exact", "--json").Output;
        Assert.Equal(Equilibria(expected), Equilibria(found));

        // Back in the first form: the same text, but for the title and the labels that .gam does not hold.
        Tool.Run("convert", first, place.PathOf("first.nfg"));
        Tool.Run("convert", place.PathOf(name), place.PathOf("back.nfg"));
        Assert.Equal(Payoffs(place.Read("first.nfg")), Payoffs(place.Read("back.nfg")));
        Assert.Equal(!name.Contains(".gam", StringComparison.Ordinal), place.Read("first.nfg") == place.Read("back.nfg"));
    }

    [Fact]
    public void A_tree_is_written_as_a_tree_or_as_its_reduced_normal_form()
    {
        using Workplace place = new();
        string tree = place.Write("game.efg", Samples.Efg);
        Assert.Contains("game tree of 2 players", Tool.Run("convert", tree, place.PathOf("again.efg")).Output, StringComparison.Ordinal);
        Assert.Contains("game tree of 2 players", Tool.Run("convert", tree, place.PathOf("tree.json")).Output, StringComparison.Ordinal);
        Assert.Contains("\"exactValue\": \"1/3\"", Tool.Run("solve", place.PathOf("tree.json"), "--concept", "zero-sum", "--json").Output, StringComparison.Ordinal);
        Assert.Contains("The format must be", Tool.Feed("""{ "schema": "mechanisms/normal-form/2" }""", "solve", "-").Message(), StringComparison.Ordinal);
        Assert.Contains("game of", Tool.Run("convert", tree, place.PathOf("table.nfg")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Answered, Tool.Run("solve", place.PathOf("table.nfg"), "--concept", "zero-sum").Code);
        Assert.Contains("A game tree is required for .efg", Tool.Run("convert", place.PathOf("table.nfg"), place.PathOf("no.efg")).Message(), StringComparison.Ordinal);
        Assert.False(File.Exists(place.PathOf("no.efg")));
    }

    [Fact]
    public void Labels_are_repaired_where_asked_and_the_repairs_listed()
    {
        using Workplace place = new();
        string game = place.Write("game.nfg", "NFG 1 R \"\" { \"a\" \"a\" } { { \"\" \"x\" } 1 }\n1 2 3 4\n");
        string output = Tool.Run("convert", game, place.PathOf("out.nfg"), "--unique-labels").Output;
        Assert.Contains("player 2 was another \"a\" and is now \"a (2)\".", output, StringComparison.Ordinal);
        Assert.Contains("{ \"a\" \"a (2)\" } { { \"1\" \"x\" } 1 }", place.Read("out.nfg"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--relax and --decimals are for linear programs", "game.nfg", "out.gam", "--relax")]
    [InlineData("--unique-labels is for forms with labels; .gam holds none", "game.nfg", "out.gam", "--unique-labels")]
    [InlineData("--unique-labels is for games", "game.mps", "out.lp", "--unique-labels")]
    [InlineData("the name of OUT must end with .mps, .lp, .mps.gz or .lp.gz for a program, .nfg, .efg, .gam or .json for a game", "game.nfg", "out.txt")]
    public void Options_of_the_other_kind_are_refused(string message, string from, string to, params string[] options)
    {
        using Workplace place = new();
        Tool run = Tool.Run(["convert", place.Write(from, from.EndsWith("mps", StringComparison.Ordinal) ? Samples.Mps : Samples.Nfg), place.PathOf(to), .. options]);
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_are_no_games()
    {
        using Workplace place = new();
        Assert.Contains("A game is required", Tool.Run("convert", place.Write("p.mps", Samples.Mps), place.PathOf("out.nfg")).Message(), StringComparison.Ordinal);
        Assert.Contains("A new file is required", Tool.Run("convert", place.Write("g.nfg", Samples.Nfg), place.PathOf("g.nfg")).Message(), StringComparison.Ordinal);
    }

    // What stands behind the last brace.
    private static string Payoffs(string text) => text[(text.LastIndexOf('}') + 1)..];

    private static string Equilibria(string json) => System.Text.Json.JsonElement.Parse(json).GetProperty("equilibria").GetRawText();
}
