using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;
using VertexEnumeration = Mechanisms.Games.Nash.VertexEnumeration;

namespace Mechanisms.Games.Tests.Nash;

public class ZeroSumProgramTests
{
    [Fact]
    public void Textbook_games_have_their_values()
    {
        Assert.Equal(0, Value(NashGames.Pennies.PayoffMatrix(0)));
        Assert.Equal(new(-1, 5), Value(NashGames.Cards.PayoffMatrix(0)));
        Assert.Equal(new(3, 2), Value(new(2, 2, [3, 1, 0, 2])));
        Assert.Equal(7, Value(new(1, 1, [7])));
        Assert.Equal([NashGames.Profile("2/5 1/5 1/5 1/5", "2/5 1/5 1/5 1/5")], NashGames.Cards.Solve(new ZeroSumProgram()).Equilibria);
    }

    [Fact]
    public void The_value_is_minus_that_of_the_other_side() => Prop.ForAll(GameCase.TwoPlayers(5, 20), drawn =>
        HasOppositeValues(drawn.Game.PayoffMatrix(0), Value)).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void The_value_is_that_of_every_extreme_equilibrium() => Prop.ForAll(GameCase.TwoPlayers(4, 5), drawn =>
    {
        NormalFormGame game = NormalFormGame.ZeroSum(drawn.Game.PayoffMatrix(0));
        Rational value = Value(drawn.Game.PayoffMatrix(0));
        Assert.All(game.Solve(new VertexEnumeration()).Check(), check => Assert.Equal(value, check.Payoffs[0]));
    }).Check(Laws.Config.WithMaxTest(100));

    // Planted: the value in pure strategies.
    [Fact]
    public void The_value_in_pure_strategies_is_caught() => PlantedLaw.RequireFalsified(() => Prop.ForAll(GameCase.TwoPlayers(5, 20), drawn =>
        HasOppositeValues(drawn.Game.PayoffMatrix(0), PureValue)).Check(Laws.Config.WithMaxTest(100)));

    [Fact]
    public void Constant_sums_will_do_and_other_games_are_refused()
    {
        NormalFormGame constant = NormalFormGame.TwoPlayer(new(2, 2, [3, 1, 0, 2]), new(2, 2, [2, 4, 5, 3]));
        Assert.Equal([new(3, 2), new(7, 2)], Assert.Single(constant.Solve(new ZeroSumProgram()).Check()).Payoffs);
        Assert.Contains("same sum", Assert.Throws<InvalidOperationException>(() => NashGames.Chicken.Solve(new ZeroSumProgram())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new ZeroSumProgram { Program = null! });
    }

    [Fact]
    public void Every_method_of_linear_programs_gives_an_exact_equilibrium_and_a_failing_one_gives_none()
    {
        Assert.All((ILinearProgramMethod[])[new RevisedSimplex(), new TableauSimplex(), new ExactSimplex()], method =>
            Assert.Equal(new(-1, 5), Assert.Single(NashGames.Cards.Solve(new ZeroSumProgram { Program = method }).Check()).Payoffs[0]));
        AlteredMethod denies = new(LinearProgramMethods.Default, (_, solution) => solution with { Status = LinearProgramStatus.Infeasible });
        NashSolution none = NashGames.Cards.Solve(new ZeroSumProgram { Program = denies });
        Assert.Equal(NashStatus.Uncertain, none.Status);
        Assert.Empty(none.Equilibria);
        Assert.Contains("Solve with another method", none.Explain(), StringComparison.Ordinal);
    }

    // v(A) = −v(−Aᵀ).
    private static bool HasOppositeValues(Matrix<Rational> payoffs, Func<Matrix<Rational>, Rational> value) => value(payoffs) == -value(new(
        payoffs.Columns, payoffs.Rows, [.. from column in Enumerable.Range(0, payoffs.Columns) from row in Enumerable.Range(0, payoffs.Rows) select -payoffs[row, column]]));

    private static Rational Value(Matrix<Rational> payoffs) => Assert.Single(NormalFormGame.ZeroSum(payoffs).Solve(new ZeroSumProgram()).Check()).Payoffs[0];

    private static Rational PureValue(Matrix<Rational> payoffs) =>
        Enumerable.Range(0, payoffs.Rows).Select(row => payoffs.Row(row).ToArray().Aggregate(Rational.Min)).Aggregate(Rational.Max);
}
