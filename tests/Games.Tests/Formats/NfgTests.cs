using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Formats;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;
using TestData = Mechanisms.Conformance.TestData;

namespace Mechanisms.Games.Tests.Formats;

public class NfgTests
{
    private const string Payoffs = """
        NFG 1 R "Selten (IJGT, 75), Figure 2, normal form"
        { "Player 1" "Player 2" } { 3 2 }

        1 1 0 2 0 2 1 1 0 3 2 0
        """;

    private const string Outcomes = """
        NFG 1 D "outcomes \"o\"" { "R\\C" "" "Z" }
        { { "up" "down" }
          { "left" "right" }
          1
        }
        "what it is about"

        { { "first" 1, -1/2, .5 }
          { "" 3e-1 4 5, } }
        1 2 0 1
        """;

    [Fact]
    public void Reads_payoffs_with_the_first_players_strategy_fastest()
    {
        NormalFormGame game = Read(Payoffs);
        Assert.Equal(new Matrix<Rational>(3, 2, [1, 1, 0, 0, 0, 2]), game.PayoffMatrix(0));
        Assert.Equal(new Matrix<Rational>(3, 2, [1, 1, 2, 3, 2, 0]), game.PayoffMatrix(1));
        Assert.Equal("Selten (IJGT, 75), Figure 2, normal form", game.Title);
        Assert.Equal(["1", "2", "3"], game.StrategyLabels[0]);
    }

    [Fact]
    public void Reads_outcomes_with_commas_fractions_and_names()
    {
        NormalFormGame game = Read(Outcomes);
        Assert.Equal("outcomes \"o\"", game.Title);
        Assert.Equal("what it is about", game.Description);
        Assert.Equal([@"R\C", string.Empty, "Z"], game.PlayerLabels);
        Assert.Equal(["left", "right"], game.StrategyLabels[1]);
        Assert.Equal([1, 0, new(3, 10), 1], game.Payoffs.Row(0).ToArray());
        Assert.Equal([new(-1, 2), 0, 4, new(-1, 2)], game.Payoffs.Row(1).ToArray());
        Assert.Equal([new(1, 2), 0, 5, new(1, 2)], game.Payoffs.Row(2).ToArray());
    }

    [Theory]
    [InlineData("", "line 1, column 1", "must begin with NFG")]
    [InlineData("NFG 2 R", "line 1, column 5", "version must be 1")]
    [InlineData("NFG 1 Q", "line 1, column 7", "R or D")]
    [InlineData("NFG 1 R \"open", "line 1, column 9", "Close the quote")]
    [InlineData("NFG 1 R \"\" { }", "line 1, column 12", "at least one player")]
    [InlineData("NFG 1 R \"\" { \"a\" } { 0 }", "line 1, column 22", "at least 1; got '0'")]
    [InlineData("NFG 1 R \"\" { \"a\" } { 2 2 }", "line 1, column 24", "got more")]
    [InlineData("NFG 1 R \"\" { \"a\" \"b\" } { 2 }", "line 1, column 28", "got 1")]
    [InlineData("NFG 1 R \"\" { \"a\" } { { } }", "line 1, column 22", "at least one strategy")]
    [InlineData("NFG 1 R \"\" { \"a\" } { 2 }\n1\n", "line 3, column 1", "got the end of the text")]
    [InlineData("NFG 1 R \"\" { \"a\" } { 2 }\n1\n  x", "line 3, column 3", "got 'x'")]
    [InlineData("NFG 1 R \"\" { \"a\" } { 2 }\n1 1/0", "line 2, column 3", "denominator")]
    [InlineData("NFG 1 R \"\" { \"a\" } { 2 }\n1 1e400", "line 2, column 3", "1.797e308")]
    [InlineData("NFG 1 R \"\" { \"a\" } { 2 }\n1 2 3", "line 2, column 5", "nothing behind the last profile")]
    [InlineData("NFG 1 R \"\" { \"a\" } { 1 }\n{ { \"x\" 1 } } 2", "line 2, column 15", "must lie in 0..1")]
    [InlineData("NFG 1 R \"\" { \"a\" \"b\" } { 2000000000 2000000000 }", "line 1, column 26", "Raise MaximumPayoffs")]
    public void Errors_name_line_and_column(string text, string place, string cause)
    {
        DataException error = Assert.Throws<DataException>(() => Read(text));
        Assert.Equal(place, error.Place);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_kept()
    {
        Assert.Contains("Raise MaximumCharacters", Assert.Throws<DataException>(() => new NfgReader { MaximumCharacters = 20 }.Read(new StringReader(Payoffs))).Message, StringComparison.Ordinal);
        Assert.Contains("at least 12", Assert.Throws<DataException>(() => new NfgReader { MaximumPayoffs = 11 }.Read(new StringReader(Payoffs))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NfgReader { MaximumPayoffs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NfgReader { MaximumCharacters = 0 });
        Assert.Throws<OperationCanceledException>(() => new NfgReader().Read(new StringReader(Payoffs), new(canceled: true)));
    }

    // With quadratic work it would take hours.
    [Fact]
    public void A_million_players_of_one_strategy_are_read_in_one_pass()
    {
        const int Players = 1_000_000;
        string text = $"NFG 1 R \"\" {{ {string.Concat(Enumerable.Repeat("\"\" ", Players))}}} {{ {string.Concat(Enumerable.Repeat("1 ", Players))}}}\n{string.Concat(Enumerable.Repeat("7 ", Players))}";
        Assert.Equal(7, Read(text).Payoffs[Players - 1, 0]);
    }

    [Fact]
    public void Writes_the_form_that_gambit_reads()
    {
        Assert.Equal("NFG 1 R \"Selten (IJGT, 75), Figure 2, normal form\" { \"Player 1\" \"Player 2\" } { 3 2 }\n\n1 1 0 2 0 2\n1 1 0 3 2 0\n", Write(Read(Payoffs)));
        Assert.Contains("{ \"up\" \"down\" } { \"left\" \"right\" } 1 }\n\"what it is about\"\n", Write(Read(Outcomes)), StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_and_reading_gives_the_same_game() => Prop.ForAll(GameCase.Few(4, 50), Labelled, (drawn, label) =>
        HoldsRoundTrip(Drawn(drawn, label), Write)).Check(Laws.Config.WithMaxTest(300));

    // A planted writer that rounds to doubles, and one that forgets to escape.
    [Fact]
    public void Rounding_and_plain_quotes_are_caught()
    {
        NormalFormGame third = NormalFormGame.Create([1], new(1, 1, [new(1, 3)]));
        Assert.False(HoldsRoundTrip(third, game => Write(game).Replace("1/3", "0.3333333333333333", StringComparison.Ordinal)));
        Assert.False(HoldsRoundTrip(third.WithTitle("a\\\\b"), game => Write(game).Replace("\\\\", "\\", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_thousand_mutations_are_games_or_errors_with_their_line() => Assert.InRange(GamesAmong(2_000), 100, 1_900);

    [LongFact]
    public void Ten_thousand_mutations_are_games_or_errors_with_their_line() => Assert.InRange(GamesAmong(10_000), 500, 9_500);

    [Fact]
    public void Random_games_of_the_catalogue_make_the_round_trip()
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        foreach (int size in (int[])[4, 6, 8, 10, 12, 20, 50])
        {
            using StreamReader source = new(TestData.PathOf("data", "games", $"rand{size}.nfg"));
            NormalFormGame game = new NfgReader().Read(source);
            Assert.Equal(size, game.Profiles.Counts[1]);
            Assert.True(HoldsRoundTrip(game, Write));
        }
    }

    private static Arbitrary<string> Labelled => Arb.From(Gen.Elements("a\"\\ {},1\n\t é".ToCharArray()).ArrayOf().Select(letters => new string(letters)));

    private static NormalFormGame Drawn(GameCase drawn, string label) => NormalFormGame
        .Create(drawn.Counts.Span, drawn.Game.Payoffs.Select(payoff => (payoff - 10) / 7))
        .WithTitle(label, label)
        .WithLabels(drawn.Game.PlayerLabels.Select(name => name + label).ToSequence(), drawn.Game.StrategyLabels.Select(names => names.Select(name => name + label).ToSequence()).ToSequence());

    private static int GamesAmong(int mutations) => TextDamage.GamesAmong(mutations, text => HoldsRoundTrip(Read(text), Write), Payoffs, Outcomes, Write(Read(Outcomes)));

    private static bool HoldsRoundTrip(NormalFormGame game, Func<NormalFormGame, string> write) => Read(write(game)) == game;

    private static NormalFormGame Read(string text) => new NfgReader().Read(new StringReader(text));

    private static string Write(NormalFormGame game)
    {
        using StringWriter text = new();
        NfgWriter.Write(text, game);
        return text.ToString();
    }
}
