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
        Assert.Throws<OperationCanceledException>(() => DominanceElimination.Of(NashGames.Dilemma, cancellation: new(canceled: true)));
    }

    private static bool KeepsEquilibria(DominanceElimination left) =>
        left.Game.Solve(new VertexEnumeration()).Equilibria == left.Reduced.Solve(new VertexEnumeration()).Equilibria.Select(left.Extend).ToSequence();

    // The middle row is dominated by the mixture of the others, by no pure strategy.
    [Fact]
    public void A_mixture_may_dominate_where_no_pure_strategy_does()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(3, 2, [3, 0, 1, 1, 0, 3]), new(3, 2, [1, 0, 0, 1, 0, 1]));
        Assert.Equal(0, DominanceElimination.Of(game).Rounds);
        Assert.Equal([[0, 2], [0, 1]], DominanceElimination.Of(game, Dominance.StrictByMixed).Kept);
        NormalFormGame tied = NormalFormGame.TwoPlayer(new(3, 2, [2, 0, 1, 1, 0, 2]), new(3, 2, [1, 0, 0, 1, 0, 1]));
        Assert.Equal(0, DominanceElimination.Of(tied, Dominance.StrictByMixed).Rounds);
        Assert.Equal(0, DominanceElimination.Of(tied, Dominance.WeakByMixed).Rounds);
    }

    [Fact]
    public void Weak_dominance_removes_what_ties_and_may_lose_equilibria()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(2, 2, [1, 1, 1, 0]), new(2, 2, [1, 1, 1, 0]));
        Assert.Equal(0, DominanceElimination.Of(game).Rounds);
        Assert.Equal(0, DominanceElimination.Of(game, Dominance.StrictByMixed).Rounds);
        Assert.All([Dominance.WeakByPure, Dominance.WeakByMixed], dominance =>
        {
            DominanceElimination left = DominanceElimination.Of(game, dominance);
            Assert.Equal([[0], [0]], left.Kept);
            Assert.Equal(dominance, left.Dominance);
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => DominanceElimination.Of(game, (Dominance)7));
    }

    // Of two players: a strategy is strictly dominated exactly if it is a best reply to no belief (Pearce's Lemma 3), which vertex enumeration decides.
    [Fact]
    public void What_mixtures_do_not_dominate_is_a_best_reply_to_some_belief() => Prop.ForAll(GameCase.TwoPlayers(4, 6), drawn =>
        IsRationalizable(drawn.Game, DominanceElimination.Of(drawn.Game, Dominance.StrictByMixed))).Check(Laws.Config.WithMaxTest(60));

    // Planted: pure dominance leaves strategies that are best replies to no belief.
    [Fact]
    public void Pure_dominance_alone_is_caught() => PlantedLaw.RequireFalsified(() => Prop.ForAll(GameCase.TwoPlayers(4, 6), drawn =>
        IsRationalizable(drawn.Game, DominanceElimination.Of(drawn.Game))).Check(Laws.Config.WithMaxTest(200)));

    [Fact]
    public void Strict_kinds_keep_all_equilibria_and_weak_kinds_invent_none() => Prop.ForAll(GameCase.TwoPlayers(3, 3), drawn =>
    {
        DominanceElimination mixed = DominanceElimination.Of(drawn.Game, Dominance.StrictByMixed);
        return KeepsEquilibria(mixed)
            && new[] { Dominance.WeakByPure, Dominance.WeakByMixed }.Select(dominance => DominanceElimination.Of(drawn.Game, dominance)).All(left =>
                left.Reduced.Solve(new VertexEnumeration()).Equilibria.All(profile => NashCheck.Of(drawn.Game, left.Extend(profile)).IsEquilibrium));
    }).Check(Laws.Config.WithMaxTest(60));

    private static bool IsRationalizable(NormalFormGame game, DominanceElimination left)
    {
        for (int player = 0; player < 2; player++)
        {
            Matrix<Rational> own = left.Reduced.PayoffMatrix(player);
            int strategies = player == 0 ? own.Rows : own.Columns;
            int beliefs = player == 0 ? own.Columns : own.Rows;
            Rational Payoff(int strategy, int belief) => player == 0 ? own[strategy, belief] : own[belief, strategy];
            for (int strategy = 0; strategy < strategies; strategy++)
            {
                // Best reply somewhere: the zero-sum game of the differences to this strategy has value at most 0 for the one who picks the alternative.
                NormalFormGame differences = NormalFormGame.ZeroSum(new(strategies, beliefs, [.. from alternative in Enumerable.Range(0, strategies)
                                                                                                 from belief in Enumerable.Range(0, beliefs)
                                                                                                 select Payoff(alternative, belief) - Payoff(strategy, belief)]));
                MixedProfile vertex = differences.Solve(new VertexEnumeration()).Equilibria[0];
                if (NashCheck.Of(differences, vertex).Payoffs[0].Sign > 0)
                {
                    return false;
                }
            }
        }

        return game.Players == 2;
    }
}
