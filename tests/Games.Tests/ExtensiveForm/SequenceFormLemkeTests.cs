using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.Tests.ExtensiveForm;

public class SequenceFormLemkeTests
{
    // Checked twice: by sequences, and by walking the tree through all pure strategies.
    [Fact]
    public void Paths_end_at_equilibria_of_drawn_trees() => Prop.ForAll(TreeCase.TwoPlayers(), drawn =>
    {
        BehaviorSolution solution = drawn.Game.Solve(new SequenceFormLemke());
        Assert.Equal(NashStatus.Sample, solution.Status);
        Assert.True(BehaviorCheck.Of(drawn.Game, solution.Profile).IsEquilibrium);
        return Enumerable.Range(0, 2).All(player => TreeOracle.Count(drawn.Game, player) > 500
            || TreeOracle.Best(drawn.Game, player, solution.Profile.Strategies) == TreeOracle.Payoff(drawn.Game, player, solution.Profile.Strategies));
    }).Check(Laws.Config.WithMaxTest(150));

    // Another program, another arithmetic of pivots: the same value.
    [Fact]
    public void Zero_sum_trees_have_the_value_of_the_linear_program() => Prop.ForAll(TreeCase.TwoPlayers(), drawn =>
    {
        ExtensiveFormGame game = TreeCase.ZeroSum(drawn.Game);
        Rational[] values = [.. ((ExtensiveFormMethod[])[new SequenceFormLemke(), new SequenceFormProgram()]).Select(method => BehaviorCheck.Of(game, game.Solve(method).Profile).Payoffs[0])];
        return values[0] == values[1];
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void The_value_of_kuhn1950_is_minus_one_eighteenth_exactly()
    {
        BehaviorSolution solution = KuhnPoker.Create().Solve(new SequenceFormLemke());
        BehaviorCheck check = BehaviorCheck.Of(solution.Game, solution.Profile);
        Assert.True(check.IsEquilibrium);
        Assert.Equal(new(-1, 18), check.Payoffs[0]);
        Assert.InRange(solution.Work, 1, 1_000);
    }

    // Chicken at once and a lottery before it: payoffs of general sum, information sets that hide the other's move.
    [Fact]
    public void Games_at_once_end_at_an_equilibrium_of_the_matrix()
    {
        ExtensiveFormBuilder builder = new("one", "two");
        int root = builder.AddMove(builder.AddChance([new(1, 3), new(2, 3)], ["end", "play"]));
        int first = builder.AddInformationSet(0, ["dare", "yield"]);
        int second = builder.AddInformationSet(1, ["dare", "yield"]);
        Rational[][] payoffs = [[0, 0], [7, 2], [2, 7], [6, 6]];
        builder.AddEnd(builder.AddOutcome([1, 1]), root, 0);
        int move = builder.AddMove(first, root, 1);
        for (int own = 0; own < 2; own++)
        {
            int reply = builder.AddMove(second, move, own);
            for (int other = 0; other < 2; other++)
            {
                builder.AddEnd(builder.AddOutcome(payoffs[(2 * own) + other]), reply, other);
            }
        }

        BehaviorSolution solution = builder.Build().Solve(new SequenceFormLemke());
        Assert.Contains(
            string.Join('|', solution.Profile.Strategies.Select(strategy => string.Join(',', strategy))),
            (string[])["1,0|0,1", "0,1|1,0", "1/3,2/3|1/3,2/3"]);
        Assert.Contains("others may exist", solution.Explain(), StringComparison.Ordinal);
    }

    // The check that the laws rest on tells plans turned round from those found.
    [Fact]
    public void The_check_refutes_plans_turned_round()
    {
        BehaviorSolution solution = KuhnPoker.Create().Solve(new SequenceFormLemke());
        BehaviorProfile wrong = BehaviorProfile.Create(solution.Game, solution.Profile.Strategies.Select(strategy => strategy.Reverse().ToSequence()).ToSequence());
        Assert.False(BehaviorCheck.Of(solution.Game, wrong).IsEquilibrium);
    }

    [Fact]
    public void Limits_are_honest_and_other_games_refused()
    {
        BehaviorSolution few = KuhnPoker.Create().Solve(new SequenceFormLemke { MaxPivots = 3 });
        Assert.Equal((NashStatus.Limit, 3L, false), (few.Status, few.Work, few.IsFound));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceFormLemke { MaxPivots = 0 });
        Assert.Contains("2 players; got 3", Assert.Throws<InvalidOperationException>(() => KuhnPoker.Create(3).Solve(new SequenceFormLemke())).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => KuhnPoker.Create().Solve(new SequenceFormLemke(), new CancellationToken(canceled: true)));
    }
}
