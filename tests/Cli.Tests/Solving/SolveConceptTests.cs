using System.Text.Json;
using Mechanisms.Cli;
using Mechanisms.Conformance;

namespace Mechanisms.Cli.Tests.Solving;

/// <summary>Concepts beside equilibria: dominance, commitment, comparisons, simulation, learning.</summary>
public sealed class SolveConceptTests
{
    private const string Pennies = "NFG 1 R \"pennies\" { \"Row\" \"Column\" } { { \"H\" \"T\" } { \"H\" \"T\" } }\n1 -1 -1 1 -1 1 1 -1\n";

    // Bottom is worse than half top and half middle, but than neither alone; without it right is worse than left, and then middle than top.
    private const string Dominated = "NFG 1 R \"\" { \"a\" \"b\" } { { \"t\" \"m\" \"b\" } { \"l\" \"r\" } }\n4 1 0 1 1 1 0 0 4 0 1 1\n";

    // The row player commits to bottom and top with 1/2 each: 7/2 instead of the 2 of the only equilibrium.
    private const string Commitment = "NFG 1 R \"\" { \"leader\" \"follower\" } { { \"t\" \"b\" } { \"l\" \"r\" } }\n2 1 1 0 4 0 3 1\n";

    private const string Cycle = "NFG 1 R \"\" { \"row\" \"column\" } { { \"a\" \"b\" \"c\" } { \"a\" \"b\" \"c\" } }\n1/2 1/2 1/10 9/10 8/10 2/10 9/10 1/10 1/2 1/2 2/10 8/10 2/10 8/10 8/10 2/10 1/2 1/2\n";

    // Trust: W gives nothing, T with C gives 1 and 1, T with D gives -1 and 2.
    private const string Trust = "NFG 1 R \"trust\" { \"one\" \"two\" } { { \"T\" \"W\" } { \"C\" \"D\" } }\n1 1 0 0 -1 2 0 0\n";

    [Fact]
    public void Dominance_by_mixed_strategies_removes_what_pure_ones_leave()
    {
        Assert.Equal("[[0,1,2],[0,1]]", Kept(Solved(Dominated, "--concept", "dominance")));
        Assert.Equal("[[0],[0]]", Kept(Solved(Dominated, "--concept", "dominance", "--dominance", "strict-mixed")));
        JsonElement answer = Solved(Dominated, "--concept", "rationalizable");
        Assert.Equal("[[0],[0]]", Kept(answer));
        Assert.Equal(("complete", true), (answer.GetProperty("status").GetString(), answer.GetProperty("complete").GetBoolean()));
        Assert.Equal("t", answer.GetProperty("kept")[0].GetProperty("labels")[0].GetString());
        Assert.Contains("player a: t", Tool.Feed(Dominated, "solve", "-", "--concept", "rationalizable").Output, StringComparison.Ordinal);
        Assert.Contains("order of removal matters", Solved(Dominated, "--concept", "dominance", "--dominance", "weak").GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_leader_earns_seven_halves_by_conitzer2006()
    {
        JsonElement answer = Solved(Commitment, "--concept", "stackelberg", "--exact");
        Assert.Equal("7/2", answer.GetProperty("exactValue").GetString());
        JsonElement found = Assert.Single(answer.GetProperty("equilibria").EnumerateArray());
        Assert.Equal("""[["1/2","1/2"],["0","1"]]""", Text(found.GetProperty("profile")));
        Assert.Equal("0", found.GetProperty("gain").GetString());
        Assert.Equal(1, Solved(Commitment, "--concept", "stackelberg", "--leader", "2").GetProperty("leader").GetInt32());
    }

    [Fact]
    public void A_cycle_of_preferences_has_the_mixture_of_its_margins_as_winner()
    {
        JsonElement answer = Solved(Cycle, "--concept", "von-neumann-winner", "--exact");
        Assert.Equal("1/2", answer.GetProperty("exactValue").GetString());
        Assert.Equal("""["3/10","3/10","2/5"]""", Text(answer.GetProperty("equilibria")[0].GetProperty("profile")[0]));
        Assert.Contains("summing to 1", Tool.Feed(Pennies, "solve", "-", "--concept", "von-neumann-winner").Message(), StringComparison.Ordinal);
    }

    // c = 1/4: player 2 cooperates with 1 - c / l = 3/4, player 1 trusts with b / (b + g) = 1/2 and simulates with 1/2.
    [Fact]
    public void Simulation_of_the_trust_game_helps_both()
    {
        JsonElement answer = Solved(Trust, "--concept", "simulation", "--cost", "1/4", "--exact");
        Assert.Equal(("yes", "pure", "1/4"), (answer.GetProperty("improves").GetString(), answer.GetProperty("reveals").GetString(), answer.GetProperty("cost").GetString()));
        Assert.Contains(answer.GetProperty("equilibria").EnumerateArray(), found =>
            Text(found.GetProperty("profile")) == """[["1/2","0","1/2"],["3/4","1/4"]]""" && Text(found.GetProperty("payoffs")) == """["1/2","1"]""");
        Assert.Equal("no", Solved(Trust, "--concept", "simulation", "--cost", "0.25", "--reveals", "mixed").GetProperty("improves").GetString());
        Assert.Contains("simulate with 0.5", Tool.Feed(Trust, "solve", "-", "--concept", "simulation", "--cost", "0.25").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cfr", "cfr")]
    [InlineData("cfr+", "cfr+")]
    [InlineData("linear-cfr", "linear")]
    [InlineData("discounted-cfr", "discounted")]
    [InlineData("mccfr/external", "external")]
    public void Learners_come_near_to_the_value_of_a_tree(string method, string learner)
    {
        JsonElement answer = Solved(Samples.Efg, "--concept", "cfr", "--learner", learner, "--iterations", "20000");
        Assert.Equal((method, "learned", 20_000), (answer.GetProperty("method").GetString(), answer.GetProperty("status").GetString(), answer.GetProperty("iterations").GetInt32()));
        JsonElement[] curve = [.. answer.GetProperty("curve").EnumerateArray()];
        Assert.Equal((1, 20_000), (curve[0].GetProperty("iterations").GetInt32(), curve[^1].GetProperty("iterations").GetInt32()));
        Assert.InRange(curve[^1].GetProperty("exploitability").GetDouble(), 0, 0.03);
        Assert.Equal(1.0 / 3, answer.GetProperty("equilibria")[0].GetProperty("payoffs")[0].GetDouble(), 0.06);
        Assert.Equal(answer.GetProperty("exploitability").GetDouble(), curve[^1].GetProperty("exploitability").GetDouble());
    }

    [Fact]
    public void A_seed_draws_again_what_it_drew()
    {
        string First(string seed) => Text(Solved(Samples.Efg, "--concept", "cfr", "--learner", "outcome", "--iterations", "100", "--seed", seed).GetProperty("curve"));
        Assert.Equal(First("5"), First("5"));
        Assert.NotEqual(First("5"), First("6"));
    }

    // Two pure equilibria and a mixed one.
    [Fact]
    public void Pure_equilibria_are_found_alone_where_asked()
    {
        const string Chicken = "NFG 1 R \"\" { \"a\" \"b\" } { 2 2 }\n0 0 2 7 7 2 6 6\n";
        JsonElement answer = Solved(Chicken, "--pure", "--exact");
        Assert.Equal(["""[["0","1"],["1","0"]]""", """[["1","0"],["0","1"]]"""], answer.GetProperty("equilibria").EnumerateArray().Select(found => Text(found.GetProperty("profile"))).Order(StringComparer.Ordinal));
        Assert.Equal(("complete", true, true), (answer.GetProperty("status").GetString(), answer.GetProperty("complete").GetBoolean(), answer.GetProperty("pure").GetBoolean()));
        Assert.Contains("Mixed equilibria were not sought", answer.GetProperty("explanation").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, Solved(Chicken, "--all").GetProperty("equilibria").GetArrayLength());
    }

    // 17 players with two strategies each have 2,228,224 payoffs; everybody earns 1 by the second, 0 by the first.
    [LongFact]
    public void Of_large_games_of_many_players_pure_equilibria_are_sought_alone()
    {
        string text = $"{17}\n{string.Join(' ', Enumerable.Repeat(2, 17))}\n{string.Join(' ', Enumerable.Range(0, 17).SelectMany(player => Enumerable.Range(0, 1 << 17).Select(profile => profile >> player & 1)))}\n";
        JsonElement answer = Solved(text);
        Assert.Contains("pure equilibria are sought alone", answer.GetProperty("explanation").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, answer.GetProperty("equilibria").GetArrayLength());
        Assert.Equal(("sample", false), (answer.GetProperty("status").GetString(), answer.GetProperty("complete").GetBoolean()));
        Assert.False(answer.TryGetProperty("pure", out _));
    }

    // One iteration leaves play uniform: what it is called must not promise more.
    [Fact]
    public void Play_of_one_iteration_is_no_equilibrium()
    {
        string output = Tool.Feed(Samples.Efg, "solve", "-", "--concept", "cfr", "--iterations", "1").Output;
        Assert.Contains("average play 1: payoffs", output, StringComparison.Ordinal);
        Assert.Contains("after 1 iteration.", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("equilibrium", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ce", "A, advised to play cooperate, plays defect", "B, advised to play cooperate, plays defect")]
    [InlineData("cce", "A, before any advice, plays defect", "B, before any advice, plays defect")]
    public void Disobedience_is_told_with_the_names_of_the_file(string concept, string one, string other)
    {
        const string Dilemma = "NFG 1 R \"\" { \"A\" \"B\" } { { \"cooperate\" \"defect\" } { \"cooperate\" \"defect\" } }\n3 3 5 0 0 5 1 1\n";
        string explanation = Solved(Dilemma, "--concept", concept).GetProperty("explanation").GetString()!;
        Assert.Contains("worth 2 to all together", explanation, StringComparison.Ordinal);
        Assert.True(explanation.Contains(one, StringComparison.Ordinal) || explanation.Contains(other, StringComparison.Ordinal), explanation);
        Assert.DoesNotContain("action", explanation, StringComparison.Ordinal);
    }

    // What Gambit calls .gam has no first word: a number, or a comment before it.
    [Theory]
    [InlineData("2 2 2\n3 5 0 1 3 0 5 1\n")]
    [InlineData("# dilemma\n2 2 2\n3 5 0 1 3 0 5 1\n")]
    public void Tables_of_gametracer_come_by_standard_input(string text) =>
        Assert.Equal("""[["0","1"],["0","1"]]""", Text(Assert.Single(Solved(text, "--exact", "--all").GetProperty("equilibria").EnumerateArray()).GetProperty("profile")));

    [Theory]
    [InlineData("--dominance is for --concept dominance; it would do nothing for --concept nash", Pennies, "--dominance", "weak")]
    [InlineData("--dominance is for --concept dominance", Pennies, "--concept", "rationalizable", "--dominance", "weak")]
    [InlineData("--leader is for --concept stackelberg", Pennies, "--leader", "2")]
    [InlineData("--cost is for --concept simulation", Pennies, "--cost", "1")]
    [InlineData("--reveals is for --concept simulation", Pennies, "--reveals", "mixed")]
    [InlineData("--iterations is for --concept cfr", Samples.Efg, "--iterations", "10")]
    [InlineData("--learner is for --concept cfr", Samples.Efg, "--concept", "spe", "--learner", "cfr")]
    [InlineData("--seed is for learners on samples; --learner cfr+ draws nothing", Samples.Efg, "--concept", "cfr", "--seed", "3")]
    [InlineData("--exact is for fractions; --concept cfr learns in doubles", Samples.Efg, "--concept", "cfr", "--exact")]
    [InlineData("--exact is for numbers; --concept dominance gives strategies", Pennies, "--concept", "dominance", "--exact")]
    [InlineData("--method is for linear programs; --concept cfr solves none", Samples.Efg, "--concept", "cfr", "--method", "tableau-simplex")]
    [InlineData("--method is for linear programs of equilibria; --concept rationalizable", Pennies, "--concept", "rationalizable", "--method", "tableau-simplex")]
    [InlineData("--audit is for --concept ce and cce; --concept cfr solves no linear program", Samples.Efg, "--concept", "cfr", "--audit", "float")]
    [InlineData("--leader must be a whole number in 1..2; got '3'", Pennies, "--concept", "stackelberg", "--leader", "3")]
    [InlineData("--pure is for --concept nash; --concept ce does not", Pennies, "--concept", "ce", "--pure")]
    [InlineData("--pure finds those in pure strategies alone, which --all finds", Pennies, "--all", "--pure")]
    [InlineData("--relax is for integer variables of linear programs; games have none", Pennies, "--relax")]
    [InlineData("--dominance must be strict, weak, strict-mixed, weak-mixed; got 'mixed'", Pennies, "--concept", "dominance", "--dominance", "mixed")]
    [InlineData("--cost must be a number of at least 0, such as 0.05 or 1/20; got '-1'", Trust, "--concept", "simulation", "--cost", "-1")]
    [InlineData("are for games (.nfg, .efg, .gam, .json); FILE holds none", Samples.Mps, "--iterations", "3")]
    public void Options_of_other_concepts_are_refused(string message, string text, params string[] options)
    {
        Tool run = Tool.Feed(text, ["solve", "-", .. options]);
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--concept cfr: Counterfactual regret is of information sets", Pennies, "--concept", "cfr")]
    [InlineData("--concept stackelberg: The game must have 2 players", "NFG 1 R \"\" { \"a\" } { 2 }\n1 2", "--concept", "stackelberg")]
    [InlineData("--concept von-neumann-winner: Comparisons are of two strategies", "NFG 1 R \"\" { \"a\" } { 2 }\n1 2", "--concept", "von-neumann-winner")]
    [InlineData("--concept ce: The payoffs must be within ±1e300", "2 1 1\n1e308 1e308\n", "--concept", "ce")]
    [InlineData("--concept cce: The payoffs must be within ±1e300", "NFG 1 R \"\" { \"a\" \"b\" } { 2 2 }\n1e308 -1e308 -1e308 1e308 -1e308 1e308 1e308 -1e308", "--concept", "cce", "--audit", "none")]
    [InlineData("--concept qre: The largest spread of a player's payoffs must be", "NFG 1 R \"\" { \"a\" \"b\" } { 2 2 }\n1e308 -1e308 -1e308 1e308 -1e308 1e308 1e308 -1e308", "--concept", "qre")]
    [InlineData("--lambda: ", Pennies, "--concept", "qre", "--lambda", "1e308")]
    [InlineData("--concept simulation: The game must have 2 players", "NFG 1 R \"\" { \"a\" } { 2 }\n1 2", "--concept", "simulation")]
    public void Games_of_another_kind_are_refused(string message, string text, params string[] options)
    {
        Tool run = Tool.Feed(text, ["solve", "-", .. options]);
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", run.Message(), StringComparison.Ordinal);
    }

    private static string Kept(JsonElement answer) => Text(JsonSerializer.SerializeToElement(answer.GetProperty("kept").EnumerateArray().Select(player => player.GetProperty("strategies"))));

    private static JsonElement Solved(string text, params string[] options)
    {
        Tool run = Tool.Feed(text, ["solve", "-", "--json", .. options]);
        Assert.Equal(ExitCode.Answered, run.Code);
        return JsonElement.Parse(run.Output);
    }

    private static string Text(JsonElement element) => JsonSerializer.Serialize(element);
}
