using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;

namespace Mechanisms.Games.Tests.Nash;

public class DominanceEliminationTests
{
    [Fact]
    public void The_prisoners_are_left_with_one_profile()
    {
        DominanceElimination left = DominanceElimination.Of(NashGames.Dilemma.WithLabels(["Row", "Column"], [["C", "D"], ["C", "D"]]));
        Assert.Equal([[1], [1]], left.Kept);
        Assert.Equal(1, left.Rounds);
        Assert.Equal([1, 1], left.Reduced.Payoffs.Entries.ToArray());
        Assert.Equal(["D"], left.Reduced.StrategyLabels[0]);
        Assert.Equal("1 × 1 profiles of 2 × 2 profiles", left.ToString());
        Assert.Equal(NashGames.Profile("0 1", "0 1"), left.Extend(NashGames.Profile("1", "1")));
    }

    // Right is dominated by the middle; then down by up; then left by the middle.
    [Fact]
    public void Three_rounds_are_played_one_after_the_other()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(2, 3, [1, 1, 0, 0, 0, 2]), new(2, 3, [0, 2, 1, 3, 1, 0]));
        DominanceElimination left = DominanceElimination.Of(game);
        Assert.Equal(3, left.Rounds);
        Assert.Equal([[0], [1]], left.Kept);
    }

    [Fact]
    public void The_equilibria_are_those_of_what_is_left() => Prop.ForAll(GameCase.TwoPlayers(4, 9), drawn => KeepsEquilibria(DominanceElimination.Of(drawn.Game)))
        .Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Nothing_that_is_left_is_dominated_and_three_players_keep_their_pure_equilibria() => Prop.ForAll(GameCase.Few(3, 4), drawn =>
    {
        DominanceElimination left = DominanceElimination.Of(drawn.Game);
        Assert.Equal(0, DominanceElimination.Of(left.Reduced).Rounds);
        Assert.Equal(
            drawn.Game.Solve(new PureEnumeration()).Equilibria,
            left.Reduced.Solve(new PureEnumeration()).Equilibria.Select(left.Extend).ToSequence());
    }).Check(Laws.Config.WithMaxTest(200));

    // Planted: weak dominance, which loses equilibria. It is what elimination does to a game in which ties are made losses.
    [Fact]
    public void Eliminating_what_is_dominated_weakly_is_caught()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(2, 2, [1, 0, 0, 0]), new(2, 2, [1, 0, 0, 0]));
        NormalFormGame tilted = NormalFormGame.TwoPlayer(new(2, 2, [1, 0, 0, -1]), new(2, 2, [1, 0, 0, -1]));
        Assert.True(KeepsEquilibria(DominanceElimination.Of(game)));
        DominanceElimination planted = DominanceElimination.Of(tilted);
        Assert.False(game.Solve(new VertexEnumeration()).Equilibria.ToHashSet().SetEquals(planted.Reduced.Solve(new VertexEnumeration()).Equilibria.Select(planted.Extend)));
    }

    [Fact]
    public void Profiles_of_another_game_are_refused()
    {
        DominanceElimination left = DominanceElimination.Of(NashGames.Dilemma);
        Assert.Throws<ArgumentException>(() => left.Extend(NashGames.Profile("1 0", "1")));
        Assert.Throws<ArgumentNullException>(() => DominanceElimination.Of(null!));
        Assert.Throws<OperationCanceledException>(() => DominanceElimination.Of(NashGames.Dilemma, new(canceled: true)));
    }

    private static bool KeepsEquilibria(DominanceElimination left) =>
        left.Game.Solve(new VertexEnumeration()).Equilibria == left.Reduced.Solve(new VertexEnumeration()).Equilibria.Select(left.Extend).ToSequence();
}
