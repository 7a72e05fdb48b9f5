using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Tests.NormalForm;

public class NormalFormGameTests
{
    private static readonly Matrix<Rational> Third = new(2, 3, [new(1, 3), 2, 3, 4, 5, 6]);

    [Fact]
    public void Two_player_games_show_the_matrices_they_were_made_of()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(Third, Third.Select(payoff => payoff * payoff));
        Assert.Equal(Third, game.PayoffMatrix(0));
        Assert.Equal(36, game.Payoff(1, 1, 2));
        Assert.Equal(new Rational(1, 3), game.Payoff(0, 0, 0));
        Assert.Equal(1.0 / 3, game.RoundedPayoffs[0, 0]);
        Assert.Equal(1.0 / 3, game.ToMatrixGame().RowPayoffs[0, 0]);
        Assert.Equal("2 × 3 profiles", game.ToString());
    }

    [Fact]
    public void Games_compare_by_payoffs_and_labels()
    {
        NormalFormGame game = NormalFormGame.ZeroSum(Third);
        Assert.Equal(game, NormalFormGame.ZeroSum(Third));
        Assert.NotEqual(game, NormalFormGame.ZeroSum(Third.Select(payoff => payoff + 1)));
        Assert.NotEqual(game, game.WithTitle("thirds"));
        Assert.Equal(game, game.WithTitle("thirds").WithTitle(string.Empty));
        Assert.NotEqual(game, game.WithLabels(["a", "b"], game.StrategyLabels));
        Assert.Equal(["1", "2"], game.PlayerLabels);
        Assert.Equal(["1", "2", "3"], game.StrategyLabels[1]);
    }

    [Fact]
    public void The_game_that_is_advised_has_the_same_payoffs() => Prop.ForAll(GameCase.Few(3, 9), drawn =>
        Enumerable.Range(0, drawn.Counts.Count).All(player => drawn.Game.ToUncertainGame().Payoffs[player].Row(0).SequenceEqual(drawn.Game.Payoffs.Row(player))))
        .Check(Laws.Config.WithMaxTest(50));

    [Fact]
    public void Creation_rejects_shapes_that_disagree_and_payoffs_beyond_doubles()
    {
        Assert.Contains("At least 1 player", Assert.Throws<ArgumentException>(() => NormalFormGame.Create([], new(0, 1, []))).Message, StringComparison.Ordinal);
        Assert.Contains("must be 2 × 4", Assert.Throws<ArgumentException>(() => NormalFormGame.Create([2, 2], Third)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NormalFormGame.Create([2, 0], new(2, 0, [])));
        Assert.Throws<ArgumentException>(() => NormalFormGame.TwoPlayer(Third, new(3, 2, Third.Entries)));
        Assert.Throws<ArgumentException>(() => NormalFormGame.ZeroSum(new(1, 1, [Rational.Parse("1e400")])));
    }

    [Fact]
    public void Labels_must_be_one_for_each_and_games_of_three_have_no_matrix()
    {
        NormalFormGame game = NormalFormGame.ZeroSum(Third);
        Assert.Throws<ArgumentException>(() => game.WithLabels(["a"], game.StrategyLabels));
        Assert.Throws<ArgumentException>(() => game.WithLabels(["a", null!], game.StrategyLabels));
        Assert.Throws<ArgumentException>(() => game.WithLabels(game.PlayerLabels, [["x", "y"], ["x", "y"]]));
        Assert.Throws<ArgumentNullException>(() => game.WithTitle(null!));
        NormalFormGame three = NormalFormGame.Create([1, 1, 1], new(3, 1, [1, 2, 3]));
        Assert.Contains("must have 2 players; got 3", Assert.Throws<InvalidOperationException>(() => three.PayoffMatrix(0)).Message, StringComparison.Ordinal);
    }
}
