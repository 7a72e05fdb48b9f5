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
