using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.Tests.ExtensiveForm;

public class SequenceFormProgramTests
{
    [Fact]
    public void The_value_of_kuhn1950_is_minus_one_eighteenth_exactly()
    {
        BehaviorSolution solution = KuhnPoker.Create().Solve(new SequenceFormProgram());
        Assert.Equal(NashStatus.Sample, solution.Status);
        BehaviorCheck check = BehaviorCheck.Of(solution.Game, solution.Profile);
        Assert.True(check.IsEquilibrium);
        Assert.Equal(new(-1, 18), check.Payoffs[0]);
    }

    [Fact]
    public void The_value_of_leduc_poker_is_that_of_other_solvers()
    {
        BehaviorSolution solution = LeducPoker.Create().Solve(new SequenceFormProgram());
        BehaviorCheck check = BehaviorCheck.Of(solution.Game, solution.Profile);
        Assert.True(check.IsEquilibrium);
        Assert.Equal(-0.085606424078, check.Payoffs[0].ToDouble(), 1e-12);
    }

    [Fact]
    public void Zero_sum_trees_have_the_value_of_their_normal_form() => Prop.ForAll(TreeCase.TwoPlayers(), drawn =>
    {
        ExtensiveFormGame game = TreeCase.ZeroSum(drawn.Game);
        if (TreeOracle.Count(game, 0) * TreeOracle.Count(game, 1) > 500)
        {
            return true;
        }

        BehaviorSolution solution = game.Solve(new SequenceFormProgram());
        NashSolution flat = ReducedNormalForm.Of(game).NormalForm.Solve(new ZeroSumProgram());
        BehaviorCheck check = BehaviorCheck.Of(game, solution.Profile);
        return check.IsEquilibrium && check.Payoffs[0] == flat.Check()[0].Payoffs[0];
    }).Check(Laws.Config.WithMaxTest(100));

    // Few iterations start badly: best replies and the whole program must mend that.
    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void Wherever_it_starts_the_value_is_the_same(int iterations) => Prop.ForAll(TreeCase.TwoPlayers(), drawn =>
    {
        ExtensiveFormGame game = TreeCase.ZeroSum(drawn.Game);
        BehaviorSolution solution = game.Solve(new SequenceFormProgram { StartIterations = iterations });
        BehaviorCheck whole = BehaviorCheck.Of(game, game.Solve(new SequenceFormProgram { StartIterations = 0 }).Profile);
        BehaviorCheck check = BehaviorCheck.Of(game, solution.Profile);
        return check.IsEquilibrium && check.Payoffs[0] == whole.Payoffs[0];
    }).Check(Laws.Config.WithMaxTest(150));

    // 2,079 pivots on the whole program alone; every sequence that is missing at the start costs some.
    [Fact]
    public void Leduc_poker_starts_near_its_optimum_and_a_start_from_one_iteration_does_not()
    {
        ExtensiveFormGame game = LeducPoker.Create();
        LinearProgramSolution cold = new SequenceFormProgram { StartIterations = 0 }.Optimize(game);
        LinearProgramSolution started = new SequenceFormProgram().Optimize(game);
        LinearProgramSolution badly = new SequenceFormProgram { StartIterations = 1 }.Optimize(game);
        Assert.All([cold, started, badly], solution => Assert.Equal(-0.085606424078, solution.Value, 1e-11));
        Assert.True(3 * started.Pivots < 2 * cold.Pivots, $"{started.Pivots} pivots from a start, {cold.Pivots} without");
        Assert.True(badly.Pivots > started.Pivots);
        Assert.Equal(started.Pivots, new SequenceFormProgram().Optimize(game).Pivots);
    }

    // The basis of a program of some sequences, and best replies: from there the whole program takes no pivot.
    [Fact]
    public void Basis_of_kept_sequences_and_best_replies_is_optimal_for_all()
    {
        ExtensiveFormGame game = LeducPoker.Create();
        SequenceTree<Rational> tree = SequenceTree<Rational>.Of(game, number => number);
        CounterfactualRegretRun run = CounterfactualRegret.Discounted.Begin(game);
        run.Iterate(100);
        RevisedSimplex method = new();
        SequenceRows whole = SequenceRows.Of(tree);
        LinearProgramBasis basis = new SequenceStart(tree, run, method).Find(whole, default)!;
        Assert.Equal(whole.Program.RowCount, basis.Variables.Concat(basis.Rows).Count(status => status == BasisStatus.Basic));
        Assert.InRange(method.Solve(whole.Program, basis).Pivots, 0, 5);
        Assert.Null(new SequenceStart(tree, run, new RevisedSimplex { MaxPivots = 10 }).Find(whole, default));
        Assert.Throws<OperationCanceledException>(() => new SequenceStart(tree, run, method).Find(whole, new(canceled: true)));
    }

    [Fact]
    public void Starts_that_cannot_be_had_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceFormProgram { StartIterations = -1 });
        Assert.Contains("must be the revised simplex", Assert.Throws<InvalidOperationException>(() => KuhnPoker.Create().Solve(
            new SequenceFormProgram { StartIterations = 5, Program = new TableauSimplex() })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new SequenceFormProgram().Optimize(null!));
        Assert.Equal(-1.0 / 18, new SequenceFormProgram { StartIterations = 5 }.Optimize(KuhnPoker.Create()).Value, 1e-12);
    }

    [Fact]
    public void Other_games_are_refused_and_work_stops_when_told_to()
    {
        Assert.Contains("must have 2 players; got 3", Assert.Throws<InvalidOperationException>(() => KuhnPoker.Create(3).Solve(new SequenceFormProgram())).Message, StringComparison.Ordinal);
        ExtensiveFormBuilder builder = new("one", "two");
        int root = builder.AddMove(builder.AddInformationSet(0, ["a", "b"]));
        builder.AddEnd(builder.AddOutcome([1, -1]), root, 0);
        builder.AddEnd(builder.AddOutcome([1, 1]), root, 1);
        Assert.Contains("got 0 at one end and 2", Assert.Throws<InvalidOperationException>(() => builder.Build().Solve(new SequenceFormProgram())).Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => KuhnPoker.Create().Solve(new SequenceFormProgram(), new(canceled: true)));
        Assert.Throws<ArgumentNullException>(() => new SequenceFormProgram { Program = null! });
        Assert.Throws<ArgumentNullException>(() => KuhnPoker.Create().Solve(null!));
    }

    [Fact]
    public void What_stopped_the_program_is_told_apart()
    {
        BehaviorSolution stopped = KuhnPoker.Create().Solve(new SequenceFormProgram { Program = new RevisedSimplex { MaxPivots = 1 } });
        Assert.Equal((NashStatus.Limit, false), (stopped.Status, stopped.IsFound));
        Assert.Contains("limit on pivots", stopped.Explain(), StringComparison.Ordinal);
    }
}
