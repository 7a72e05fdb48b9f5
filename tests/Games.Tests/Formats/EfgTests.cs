using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Formats;
using Mechanisms.Games.Tests.ExtensiveForm;

namespace Mechanisms.Games.Tests.Formats;

public class EfgTests
{
    // One card, one bet: chance, a set of two nodes described once, outcomes described once, a payment on the way.
    private const string Bet = """
        EFG 2 R "one \"card\"" { "Ann" "Bob" }
        "what it is about"

        c "ROOT" 1 "deal" { "red" 1/2 "black" .5 } 0
        p "" 1 1 "holds red" { "bet" "fold" } 5 "ante" { -1, 1/2 }
        p "" 2 7 "" { "call" "pass" } 0
        t "" 1 "wins" { 2 -2 }
        t "" 2 "" { 1, -1 }
        t "" 0
        p "" 1 2 "holds black" { "bet" "fold" } 0
        p "" 2 7 0
        t "" 3 "loses" { -2, 2, }
        t "" 2
        t "" 0
        """;

    private const string Plain = "EFG 2 D \"\" { \"\" }\np \"\" 1 1 { \"a\" \"a\" } 0 t \"x\" 1 { 1e-1 } t \"x\" 1 { 0.1 }";

    [Fact]
    public void Reads_chance_sets_outcomes_and_names()
    {
        ExtensiveFormGame game = Read(Bet);
        Assert.Equal(("one \"card\"", "what it is about"), (game.Title, game.Description));
        Assert.Equal(["Ann", "Bob"], game.PlayerLabels);
        Assert.Equal((11, 3, 4), (game.NodeCount, game.DecisionSets, game.InformationSets.Count));
        Assert.Equal(["holds red", "holds black", string.Empty, "deal"], game.InformationSets.Select(set => set.Label));
        Assert.Equal([new(1, 2), new(1, 2)], game.InformationSets[3].Probabilities);
        Assert.Equal([3, 0, 1, 2, -1, 2, -1, -1, -1, -1, -1], game.NodeSets);
        Assert.Equal(["wins", string.Empty, "loses", "ante"], game.Outcomes.Select(outcome => outcome.Label));
        BehaviorCheck check = BehaviorCheck.Of(game, BehaviorProfile.Pure(game, [0, 0, 0]));
        Assert.Equal([new(-1, 2), new(1, 4)], check.Payoffs);
    }

    [Fact]
    public void Names_may_be_left_out_and_may_repeat()
    {
        ExtensiveFormGame game = Read(Plain);
        Assert.Equal(["a", "a"], game.InformationSets[0].Actions);
        Assert.Equal(new Rational(1, 10), Assert.Single(game.Outcomes).Payoffs[0]);
        Assert.Equal([1, 1], game.NodeOutcomes.Skip(1).Select(outcome => outcome + 1));
    }

    [Fact]
    public void Writes_the_form_that_gambit_reads() => Assert.Equal(
        "EFG 2 R \"\" { \"\" }\n\np \"\" 1 1 \"\" { \"a\" \"a\" } 0\nt \"\" 1 \"\" { 1/10 }\nt \"\" 1 \"\" { 1/10 }\n", Write(Read(Plain)));

    [Theory]
    [InlineData("", "line 1, column 1", "must begin with EFG")]
    [InlineData("EFG 1 R", "line 1, column 5", "version must be 2")]
    [InlineData("EFG 2 X", "line 1, column 7", "R or D")]
    [InlineData("EFG 2 R \"\" { }", "line 1, column 12", "at least one player")]
    [InlineData("EFG 2 R \"\" { \"a\" }", "line 1, column 19", "got the end of the text")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nq", "line 2, column 1", "got 'q'")]
    [InlineData("EFG 2 R \"\" { \"a\" }\np \"\" 2", "line 2, column 6", "whole number in 1..1; got '2'")]
    [InlineData("EFG 2 R \"\" { \"a\" }\np \"\" 1 1 0", "line 2, column 10", "must be described where it comes first")]
    [InlineData("EFG 2 R \"\" { \"a\" }\np \"\" 1 1 { } 0", "line 2, column 10", "at least one action")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nc \"\" 1 { \"x\" 1/3 \"y\" 1/3 } 0", "line 2, column 8", "must sum to 1")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nc \"\" 1 { \"x\" .3333333333 \"y\" 2/3 } 0", "line 2, column 8", "must sum to 1 exactly; got 1 - 3.33")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nc \"\" 1 { \"x\" 1 } 1 { 8e299 }\nt \"\" 2 { -8e299 }", "line 3, column 6", "within ±1e300, their sizes added up; here they come to 1.6E+300")]
    [InlineData("EFG 2 R \"\" { \"a\" }\np \"\" 1 1 { \"x\" } 1 { 1e308 }\nt \"\" 1", "line 2, column 18", "within ±1e300")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nc \"\" 1 { \"x\" -1 \"y\" 2 } 0", "line 2, column 8", "at least 0")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nc \"\" 1 { \"x\" 1/0 } 0", "line 2, column 14", "denominator")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nt \"\" 1", "line 2, column 6", "must be described where it comes first")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nt \"\" 0 \"x\" { 1 }", "line 2, column 6", "Outcome 0 pays nothing")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nt \"\" 1 { 1 2 }", "line 2, column 12", "closing brace behind 1 payoffs")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nt \"\" 1 { 1e400 }", "line 2, column 10", "1.797e308")]
    [InlineData("EFG 2 R \"\" { \"a\" }\nt \"\" 0 t", "line 2, column 8", "nothing behind the last node")]
    [InlineData("EFG 2 R \"\" { \"a\" }\np \"\" 1 1 { \"x\" \"y\" } 0\nt \"\" 1 { 1 }\nt \"\" 1 { 2 }", "line 4, column 6", "the same payoffs wherever")]
    [InlineData("EFG 2 R \"\" { \"a\" }\np \"\" 1 1 { \"x\" } 0\np \"\" 1 1 { \"z\" } 0", "line 3, column 8", "the same actions wherever")]
    [InlineData("EFG 2 R \"\" { \"a\" }\np \"\" 1 1 \"n\" { \"x\" } 0\np \"\" 1 1 \"m\" 0", "line 3, column 10", "must have one name")]
    [InlineData("EFG 2 R \"\" { \"a\" }\np \"\" 1 1 { \"x\" \"y\" } 0\nt \"\" 0", "line 3, column 7", "There must be a node")]
    public void Errors_name_line_and_column(string text, string place, string cause)
    {
        DataException error = Assert.Throws<DataException>(() => Read(text));
        Assert.Equal(place, error.Place);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_kept()
    {
        Assert.Contains("may have 10 nodes", Assert.Throws<DataException>(() => new EfgReader { MaximumNodes = 10 }.Read(new StringReader(Bet))).Message, StringComparison.Ordinal);
        Assert.Equal(11, new EfgReader { MaximumNodes = 11 }.Read(new StringReader(Bet)).NodeCount);
        Assert.Contains("Raise MaximumCharacters", Assert.Throws<DataException>(() => new EfgReader { MaximumCharacters = 20 }.Read(new StringReader(Bet))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EfgReader { MaximumNodes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EfgReader { MaximumCharacters = 0 });
        Assert.Throws<OperationCanceledException>(() => new EfgReader().Read(new StringReader(Bet), new(canceled: true)));
    }

    // A recursive reader would overflow its stack.
    [Fact]
    public void A_path_of_three_hundred_thousand_nodes_is_read_and_written()
    {
        const int Length = 300_000;
        string text = $"EFG 2 R \"\" {{ \"a\" }}\n\n{string.Concat(Enumerable.Repeat("c \"\" 1 \"\" { \"x\" 1 } 0\n", Length))}t \"\" 0\n";
        ExtensiveFormGame game = Read(text);
        Assert.Equal(Length + 1, game.NodeCount);
        Assert.Equal(text, Write(game));
    }

    [Fact]
    public void Writing_and_reading_gives_the_same_game() => Prop.ForAll(TreeCase.Few(3), drawn =>
        HoldsRoundTrip(drawn.Game.WithTitle("a\\\"", drawn.Players == 1 ? string.Empty : "b\n"), Write)).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Built_in_games_make_the_round_trip() => Assert.All(
        [KuhnPoker.Create(), KuhnPoker.Create(3), LeducPoker.Create(), LiarsDice.Create(2)], game => Assert.True(HoldsRoundTrip(game, Write)));

    // Planted: a writer that rounds payoffs, and one that gives a set of the second player to the first.
    [Fact]
    public void Wrong_writers_are_caught()
    {
        ExtensiveFormGame thirds = Read("EFG 2 R \"\" { \"a\" } t \"\" 1 { 1/3 }");
        Assert.True(HoldsRoundTrip(thirds, Write));
        Assert.False(HoldsRoundTrip(thirds, game => Write(game).Replace("1/3", "0.3333333333", StringComparison.Ordinal)));
        Assert.False(HoldsRoundTrip(Read(Bet), game => Write(game).Replace("p \"\" 2 1 ", "p \"\" 1 3 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_thousand_mutations_are_games_or_errors_with_their_line() => Assert.InRange(GamesAmong(2_000), 100, 1_900);

    [LongFact]
    public void Ten_thousand_mutations_are_games_or_errors_with_their_line() => Assert.InRange(GamesAmong(10_000), 500, 9_500);

    private static int GamesAmong(int mutations) => TextDamage.GamesAmong(mutations, text => HoldsRoundTrip(Read(text), Write), Bet, Plain, Write(Read(Bet)));

    private static bool HoldsRoundTrip(ExtensiveFormGame game, Func<ExtensiveFormGame, string> write) => Read(write(game)) == game;

    private static ExtensiveFormGame Read(string text) => new EfgReader().Read(new StringReader(text));

    private static string Write(ExtensiveFormGame game)
    {
        using StringWriter text = new();
        EfgWriter.Write(text, game);
        return text.ToString();
    }
}
