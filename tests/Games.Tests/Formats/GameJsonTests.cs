using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Formats;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.ExtensiveForm;
using Mechanisms.Games.Tests.NormalForm;

namespace Mechanisms.Games.Tests.Formats;

public class GameJsonTests
{
    private const string Table = """
        { "schema": "mechanisms/normal-form/1", "title": "t",
          "players": [{ "label": "a", "strategies": ["x", "y"] }, { "label": "b", "strategies": ["z"] }],
          "payoffs": [[1, "1/3"], [-0.5, 1e1]] }
        """;

    private const string Tree = """
        { "schema": "mechanisms/extensive-form/1", "players": ["a"],
          "informationSets": [{ "player": 0, "label": "s", "actions": ["l", "r"] }, { "label": "c", "actions": ["u", "d"], "probabilities": ["1/3", "2/3"] }],
          "outcomes": [{ "label": "o", "payoffs": [1] }],
          "nodes": [{ "set": 1 }, { "parent": 0, "action": 0, "set": 0 }, { "parent": 0, "action": 1 }, { "parent": 1, "action": 0, "outcome": 0 }, { "parent": 1, "action": 1 }] }
        """;

    [Fact]
    public void Reads_numbers_and_fractions()
    {
        NormalFormGame table = ReadTable(Table);
        Assert.Equal([1, new(1, 3), new(-1, 2), 10], table.Payoffs.Entries.ToArray());
        Assert.Equal(("t", "b", "y"), (table.Title, table.PlayerLabels[1], table.StrategyLabels[0][1]));
        ExtensiveFormGame tree = ReadTree(Tree);
        Assert.Equal(new(1, 6), BehaviorCheck.Of(tree, BehaviorProfile.Uniform(tree)).Payoffs[0]);
    }

    [Fact]
    public void Tables_make_the_round_trip() => Prop.ForAll(GameCase.Few(4, 50), Arb.From(Gen.Elements(1L, 7L, 1L << 60)), (drawn, factor) =>
    {
        NormalFormGame game = NormalFormGame.Create(drawn.Counts.Span, drawn.Game.Payoffs.Select(payoff => (payoff - 10) * factor / 3)).WithTitle("\"é\\", "d").WithLabels(drawn.Game.PlayerLabels, drawn.Game.StrategyLabels);
        return ReadTable(Written(game)) == game;
    }).Check(Laws.Config);

    [Fact]
    public void Trees_make_the_round_trip() => Prop.ForAll(TreeCase.Few(3), drawn => ReadTree(Written(drawn.Game)) == drawn.Game).Check(Laws.Config);

    // Planted: numbers rounded to doubles, and nodes that exchange their parents' actions.
    [Fact]
    public void Rounding_and_exchanged_actions_are_caught()
    {
        Assert.NotEqual(ReadTable(Table), ReadTable(Table.Replace("\"1/3\"", "0.3333333333333333", StringComparison.Ordinal)));
        Assert.NotEqual(ReadTree(Tree), ReadTree(Tree.Replace("\"parent\": 1, \"action\": 0, \"outcome\": 0 }, { \"parent\": 1, \"action\": 1 }", "\"parent\": 1, \"action\": 1, \"outcome\": 0 }, { \"parent\": 1, \"action\": 0 }", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("schema", "\"mechanisms/normal-form/1\"", "\"mechanisms/normal-form/2\"", "The format must be")]
    [InlineData("payoffs[0]", "1, \"1/3\"", "1", "2 payoffs, one per profile; got 1")]
    [InlineData("payoffs", ", [-0.5, 1e1]", "", "2 lists of payoffs")]
    [InlineData("payoffs[0][1]", "\"1/3\"", "\"1/0\"", "must be a fraction")]
    [InlineData("players[0].strategies", "\"x\", \"y\"", "", "at least one strategy")]
    [InlineData("players[1].lable", "\"label\": \"b\"", "\"lable\": \"b\"", "")]
    public void Errors_of_tables_name_the_field(string place, string good, string bad, string cause)
    {
        DataException error = Assert.Throws<DataException>(() => ReadTable(Table.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Equal(place, error.Place);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("informationSets[1]", "\"2/3\"", "\"1/3\"", "must sum to 1")]
    [InlineData("informationSets[0]", "\"player\": 0", "\"player\": 1", "")]
    [InlineData("nodes[1].set", "\"action\": 0, \"set\": 0", "\"action\": 0, \"set\": 2", "0..1")]
    [InlineData("nodes[2].parent", "{ \"parent\": 0, \"action\": 1 }", "{ \"parent\": 2, \"action\": 1 }", "0..1")]
    [InlineData("", ", { \"parent\": 1, \"action\": 1 }", "", "Every action must lead to a node")]
    [InlineData("nodes[1]", "\"parent\": 0, \"action\": 0, \"set\": 0", "\"parent\": 0, \"set\": 0", "has both parent and action")]
    [InlineData("nodes[1]", "\"parent\": 0, \"action\": 0, \"set\": 0", "\"action\": 0, \"set\": 0", "has both parent and action")]
    [InlineData("nodes[0].parent", "{ \"set\": 1 }", "{ \"set\": 1, \"parent\": 0, \"action\": 0 }", "There is none yet that it could name")]
    [InlineData("outcomes[0]", "\"payoffs\": [1]", "\"payoffs\": [1, 2]", "one per player")]
    public void Errors_of_trees_name_the_field(string place, string good, string bad, string cause)
    {
        DataException error = Assert.Throws<DataException>(() => ReadTree(Tree.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Equal(place, error.Place);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_mutations_are_games_or_errors() => Assert.InRange(GamesAmong(1_000), 5, 970);

    [LongFact]
    public void Ten_thousand_mutations_are_games_or_errors() => Assert.InRange(GamesAmong(10_000), 50, 9_700);

    private static int GamesAmong(int mutations)
    {
        int games = 0;
        Prop.ForAll(TextDamage.Of(Table, Tree), text =>
        {
            try
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                JsonField root = JsonText.Parse(bytes);
                games += text.Contains("extensive", StringComparison.Ordinal)
                    ? GameJson.ReadExtensiveForm(root) is var tree && ReadTree(Written(tree)) == tree ? 1 : throw new InvalidOperationException("no round trip")
                    : GameJson.ReadNormalForm(root) is var table && ReadTable(Written(table)) == table ? 1 : throw new InvalidOperationException("no round trip");
            }
            catch (DataException error)
            {
                Assert.NotEmpty(error.Message);
            }
        }).Check(Laws.Config.WithMaxTest(mutations));
        return games;
    }

    private static NormalFormGame ReadTable(string text) => GameJson.ReadNormalForm(JsonText.Parse(Encoding.UTF8.GetBytes(text)));

    private static ExtensiveFormGame ReadTree(string text) => GameJson.ReadExtensiveForm(JsonText.Parse(Encoding.UTF8.GetBytes(text)));

    private static string Written(NormalFormGame game)
    {
        using MemoryStream stream = new();
        GameJson.Write(stream, game);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Written(ExtensiveFormGame game)
    {
        using MemoryStream stream = new();
        GameJson.Write(stream, game);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
