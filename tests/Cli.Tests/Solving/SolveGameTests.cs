using System.Text.Json;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Solving;

public sealed class SolveGameTests
{
    private const string Pennies = "NFG 1 R \"pennies\" { \"Row\" \"Column\" } { { \"H\" \"T\" } { \"H\" \"T\" } }\n1 -1 -1 1 -1 1 1 -1\n";

    private const string Stakes = "NFG 1 R \"stakes\" { \"Row\" \"Column\" } { 2 2 }\n9 0 0 1 0 1 1 0\n";
    private const string Volunteers = "NFG 1 R \"\" { \"a\" \"b\" \"c\" } { 2 2 2 }\n7 7 7 10 7 7 7 10 7 10 10 7 7 7 10 10 7 10 7 10 10 0 0 0\n";

    // What the game of Samples.Nfg has: known from the catalogue of random games, size 4.
    [Fact]
    public void All_equilibria_are_written_as_fractions()
    {
        JsonElement answer = Solved(Samples.Nfg, "--concept", "nash", "--all", "--exact");
        Assert.Equal("game", answer.GetProperty("family").GetString());
        Assert.Equal("nash", answer.GetProperty("concept").GetString());
        Assert.True(answer.GetProperty("complete").GetBoolean());
        JsonElement[] equilibria = [.. answer.GetProperty("equilibria").EnumerateArray()];
        Assert.Equal(3, equilibria.Length);
        Assert.Equal("""[["79/88","0","0","9/88"],["0","17/45","28/45","0"]]""", Text(equilibria[1].GetProperty("profile")));
        Assert.Equal("""["404/5","7663/88"]""", Text(equilibria[1].GetProperty("payoffs")));
        Assert.All(equilibria, found => Assert.Equal("0", found.GetProperty("gain").GetString()));
        Assert.Equal(3, answer.GetProperty("subsets").GetArrayLength());
    }

    [Fact]
    public void One_equilibrium_in_decimals_is_the_default()
    {
        Tool run = Tool.Feed(Samples.Nfg, "solve", "-", "--json");
        JsonElement answer = JsonElement.Parse(run.Output);
        Assert.False(answer.GetProperty("complete").GetBoolean());
        Assert.Equal("sample", answer.GetProperty("status").GetString());
        JsonElement found = Assert.Single(answer.GetProperty("equilibria").EnumerateArray());
        Assert.Equal("[[1,0,0,0],[0,1,0,0]]", Text(found.GetProperty("profile")));
        Assert.Equal(0, found.GetProperty("gain").GetDouble());
    }

    [Fact]
    public void The_best_correlated_equilibrium_of_chicken_is_advice_for_three_profiles()
    {
        JsonElement answer = Solved("NFG 1 R \"chicken\" { \"\" \"\" } { 2 2 }\n0 0 2 7 7 2 6 6\n", "--concept", "ce", "--exact");
        Assert.Equal("21/2", answer.GetProperty("exactValue").GetString());
        JsonElement found = Assert.Single(answer.GetProperty("equilibria").EnumerateArray());
        Assert.Equal("""["21/4","21/4"]""", Text(found.GetProperty("payoffs")));
        Assert.Equal("0", found.GetProperty("gain").GetString());
        Assert.Equal("""{"strategies":[1,1],"probability":"1/2"}""", Text(found.GetProperty("profile")[2]));
        Assert.True(answer.GetProperty("audit").GetProperty("exact").GetBoolean());
    }

    [Fact]
    public void Coarse_advice_is_worth_as_much_as_correlated_advice_at_least()
    {
        double correlated = Solved(Samples.Nfg, "--concept", "ce").GetProperty("value").GetDouble();
        Assert.InRange(Solved(Samples.Nfg, "--concept", "cce", "--audit", "none").GetProperty("value").GetDouble(), correlated - 1e-9, 200);
    }

    [Fact]
    public void The_value_of_pennies_is_0()
    {
        JsonElement answer = Solved(Pennies, "--concept", "zero-sum", "--exact");
        Assert.Equal("0", answer.GetProperty("exactValue").GetString());
        Assert.Equal("""[["1/2","1/2"],["1/2","1/2"]]""", Text(answer.GetProperty("equilibria")[0].GetProperty("profile")));
        Assert.Contains("player Row: H with 0.5, T with 0.5", Tool.Feed(Pennies, "solve", "-", "--concept", "zero-sum").Output, StringComparison.Ordinal);
    }

    // Pure strategies and one path are all that is looked at: the answer must not claim more.
    [Fact]
    public void Of_three_players_no_answer_is_complete()
    {
        JsonElement answer = Solved("NFG 1 R \"\" { \"a\" \"b\" \"c\" } { 1 1 2 }\n1 2 3 1 2 4\n");
        Assert.False(answer.GetProperty("complete").GetBoolean());
        Assert.Equal("[[1],[1],[0,1]]", Text(Assert.Single(answer.GetProperty("equilibria").EnumerateArray()).GetProperty("profile")));
        Assert.Contains("no other mixed ones", answer.GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    // The volunteer's dilemma: a good worth 10 to all if anybody pays 3. All shirk with √(3/10), besides one pure equilibrium for each who may pay alone.
    [Fact]
    public void Of_three_players_a_mixed_equilibrium_is_found_and_said_to_be_approximate()
    {
        JsonElement answer = Solved(Volunteers);
        Assert.Equal(("approximate", false), (answer.GetProperty("status").GetString(), answer.GetProperty("complete").GetBoolean()));
        JsonElement[] equilibria = [.. answer.GetProperty("equilibria").EnumerateArray()];
        Assert.Equal(4, equilibria.Length);
        Assert.Equal(Math.Sqrt(0.3), equilibria[3].GetProperty("profile")[1][1].GetDouble(), 1e-12);
        Assert.InRange(equilibria[3].GetProperty("gain").GetDouble(), 0, 1e-9);
    }

    // Of pennies with stakes 9 and 1, p = σ(10 q − 1), q = σ(1 − 2p) at λ = 1.
    [Fact]
    public void A_logit_equilibrium_solves_its_equation()
    {
        JsonElement answer = Solved(Stakes, "--concept", "qre", "--lambda", "1");
        Assert.Equal(("reached", true, "logit-path"), (answer.GetProperty("status").GetString(), answer.GetProperty("complete").GetBoolean(), answer.GetProperty("method").GetString()));
        JsonElement profile = Assert.Single(answer.GetProperty("equilibria").EnumerateArray()).GetProperty("profile");
        (double p, double q) = (profile[0][0].GetDouble(), profile[1][0].GetDouble());
        Assert.Equal(1 / (1 + Math.Exp(1 - (10 * q))), p, 1e-12);
        Assert.Equal(1 / (1 + Math.Exp((2 * p) - 1)), q, 1e-12);
        Assert.InRange(answer.GetProperty("residual").GetDouble(), 0, 1e-12);
        JsonElement[] path = [.. answer.GetProperty("path").EnumerateArray()];
        Assert.Equal((0, 1), (path[0].GetProperty("lambda").GetDouble(), path[^1].GetProperty("lambda").GetDouble()));
    }

    [Fact]
    public void The_limit_of_logit_equilibria_is_an_exact_equilibrium()
    {
        JsonElement answer = Solved(Stakes, "--concept", "qre", "--exact");
        Assert.Equal(("sample", "logit-limit"), (answer.GetProperty("status").GetString(), answer.GetProperty("method").GetString()));
        Assert.Equal("""[["1/2","1/2"],["1/10","9/10"]]""", Text(answer.GetProperty("equilibria")[0].GetProperty("profile")));
        Assert.Contains("logit path", Tool.Feed(Samples.Efg, "solve", "-", "--concept", "qre").Output, StringComparison.Ordinal);
    }

    // Ann always bets the high card and bluffs with 1/3; Bob calls with 2/3: worth 1/3 to Ann.
    [Fact]
    public void The_value_of_a_tree_comes_with_behavior_at_every_set()
    {
        JsonElement answer = Solved(Samples.Efg, "--concept", "zero-sum", "--exact");
        Assert.Equal("1/3", answer.GetProperty("exactValue").GetString());
        JsonElement found = Assert.Single(answer.GetProperty("equilibria").EnumerateArray());
        Assert.Equal("""{"player":0,"number":2,"informationSet":"low","actions":["bet","fold"],"probabilities":["1/3","2/3"]}""", Text(found.GetProperty("profile")[1]));
        Assert.Equal("""{"player":1,"number":1,"informationSet":"unseen","actions":["call","fold"],"probabilities":["2/3","1/3"]}""", Text(found.GetProperty("profile")[2]));
        Assert.Equal("0", found.GetProperty("gain").GetString());
        Assert.Contains("at set 2 \"low\": bet with 1/3, fold with 2/3", Tool.Feed(Samples.Efg, "solve", "-", "--concept", "zero-sum", "--exact").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_concepts_take_the_reduced_normal_form_of_a_tree()
    {
        JsonElement all = Solved(Samples.Efg, "--all", "--exact");
        Assert.True(all.GetProperty("complete").GetBoolean());
        Assert.Equal("""["1/3","-1/3"]""", Text(Assert.Single(all.GetProperty("equilibria").EnumerateArray()).GetProperty("payoffs")));
        Assert.Equal(0, Solved(Samples.Efg, "--concept", "cce").GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal("subgame-perfection", Solved(Samples.Efg, "--concept", "spe").GetProperty("method").GetString());
    }

    [Theory]
    [InlineData("line 2, column 5: ", "NFG 1 R \"\" { \"a\" } { 2 }\n1 2 3")]
    [InlineData("--concept zero-sum: Both players' payoffs must have the same sum", "NFG 1 R \"\" { \"a\" \"b\" } { 1 2 }\n1 1 2 2", "--concept", "zero-sum")]
    [InlineData("line 2, column 1: There must be a node", "EFG 2 R \"\" { \"a\" }\nx")]
    [InlineData("line 2, column 18: Payments along a path must stay within", "EFG 2 R \"\" { \"a\" }\np \"\" 1 1 { \"x\" } 1 { 1e308 }\nt \"\" 1")]
    [InlineData("--concept spe: Subgames need a game tree", Pennies, "--concept", "spe")]
    [InlineData("--concept zero-sum: The game must have 2 players; got 1", "EFG 2 R \"\" { \"a\" }\nt \"\" 0", "--concept", "zero-sum")]
    [InlineData("--exact: Exact numbers need an exact audit", Pennies, "--concept", "ce", "--exact", "--audit", "none")]
    public void Errors_say_where_and_why(string message, string text, params string[] options)
    {
        Tool run = Tool.Feed(text, ["solve", "-", .. options]);
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_without_a_mechanism_to_save_is_printed_all_the_same()
    {
        Tool run = Tool.Feed(Pennies, "solve", "-", "--save", "x.json");
        Assert.Equal((ExitCode.BadData, true), (run.Code, run.Output.Contains("equilibrium 1", StringComparison.Ordinal)));
        Assert.Contains("has none. Leave out --save", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists("x.json"));
    }

    // Labels are empty on both sides, as many files leave them.
    [Fact]
    public void Sets_without_names_are_told_apart_by_their_numbers_and_actions()
    {
        const string Nameless = "EFG 2 R \"\" { \"\" \"\" } p \"\" 1 5 { \"a\" \"b\" } 0 t \"\" 1 { 1 0 } p \"\" 1 7 { \"c\" \"d\" } 0 t \"\" 2 { 2 0 } p \"\" 2 3 { \"e\" \"f\" } 0 t \"\" 3 { 0 0 } t \"\" 4 { 3 1 }";
        JsonElement profile = Solved(Nameless, "--concept", "spe", "--exact").GetProperty("equilibria")[0].GetProperty("profile");
        Assert.Equal([(0, 1, "a"), (0, 2, "c"), (1, 1, "e")], profile.EnumerateArray().Select(set =>
            (set.GetProperty("player").GetInt32(), set.GetProperty("number").GetInt32(), set.GetProperty("actions")[0].GetString()!)));
        string shown = Tool.Feed(Nameless, "solve", "-", "--concept", "spe").Output;
        Assert.Contains("player 1 at set 2 \"\": d with 1", shown, StringComparison.Ordinal);
        Assert.Contains("player 2 at set 1 \"\": f with 1", shown, StringComparison.Ordinal);
    }

    // Notepad writes the mark; the name of standard input tells nothing.
    [Theory]
    [InlineData(Pennies)]
    [InlineData(Samples.Efg)]
    [InlineData(" \r\n" + Pennies)]
    public void A_byte_order_mark_hides_no_game(string text) => Assert.Equal("game", Solved("\uFEFF" + text).GetProperty("family").GetString());

    [Theory]
    [InlineData("--all is for --concept nash; --concept spe gives one answer", Samples.Efg, "--concept", "spe", "--all")]
    [InlineData("--all is for --concept nash; --concept ce gives one answer", Pennies, "--concept", "ce", "--all")]
    [InlineData("--all is for --concept nash; --concept zero-sum", Pennies, "--concept", "zero-sum", "--all")]
    [InlineData("--all is for games of one or two players", "NFG 1 R \"\" { \"a\" \"b\" \"c\" } { 1 1 2 }\n1 2 3 1 2 4\n", "--all")]
    [InlineData("--lambda is for --concept qre; --concept nash has no precision", Pennies, "--lambda", "1")]
    [InlineData("--exact is for fractions; probabilities of logit", Pennies, "--concept", "qre", "--lambda", "1", "--exact")]
    [InlineData("--all is for --concept nash; --concept qre", Pennies, "--concept", "qre", "--all")]
    [InlineData("--method is for linear programs; --concept qre", Pennies, "--concept", "qre", "--method", "tableau-simplex")]
    [InlineData("--method is for linear programs; --concept nash solves none", Pennies, "--method", "tableau-simplex")]
    [InlineData("--method is for linear programs; --concept spe solves none", Samples.Efg, "--concept", "spe", "--method", "tableau-simplex")]
    [InlineData("--audit is for --concept ce and cce; answers of --concept nash", Pennies, "--audit", "float")]
    [InlineData("--audit is for --concept ce and cce; answers of --concept spe", Samples.Efg, "--concept", "spe", "--audit", "none")]
    [InlineData("--audit is for --concept ce and cce; answers of --concept zero-sum", Samples.Efg, "--concept", "zero-sum", "--audit", "none")]
    public void Options_that_would_do_nothing_are_refused(string message, string text, params string[] options)
    {
        Tool run = Tool.Feed(text, ["solve", "-", .. options]);
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--concept must be nash, ce, cce, zero-sum, qre, spe", "--concept", "nahs")]
    [InlineData("are for games", "--all")]
    [InlineData("are for games", "--exact")]
    [InlineData("are for games", "--concept", "nash")]
    public void Questions_about_games_need_a_game(string message, params string[] options)
    {
        Tool run = Tool.Feed(Samples.Mps, ["solve", "-", .. options]);
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_ending_of_the_name_tells_a_game_and_work_stops_when_told_to()
    {
        using Workplace place = new();
        Assert.Contains("must begin with NFG", Tool.Run("solve", place.Write("game.nfg", "{ }")).Message(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Interrupted, Tool.RunInterrupted("solve", place.Write("game.nfg", Samples.Nfg)).Code);
    }

    private static JsonElement Solved(string text, params string[] options)
    {
        Tool run = Tool.Feed(text, ["solve", "-", "--json", .. options]);
        Assert.Equal(ExitCode.Answered, run.Code);
        return JsonElement.Parse(run.Output);
    }

    private static string Text(JsonElement element) => JsonSerializer.Serialize(element);
}
