using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Tests.ScoringRules;

/// <summary>What the start from the menu is worth; that the answers are right is among the laws of all formulations.</summary>
public class ExtendedMenusTests
{
    private static readonly RevisedSimplex Pivotless = new() { MaxPivots = 0 };

    // Numerators without a pattern: no two signals mean the same. In the last two, rows of efforts alone say what some beliefs earn.
    [Theory]
    [InlineData(3, 3)]
    [InlineData(5, 6)]
    [InlineData(3, 7)]
    [InlineData(7, 5)]
    public void From_the_extended_menu_the_large_program_takes_no_pivot(int efforts, int signals)
    {
        ScoringProblem problem = Scattered(efforts, signals);
        ScoringSolution expected = problem.Solve(new ProperRules());
        ScoringSolution solution = problem.Solve(new ExtendedMenus { Finish = Pivotless });
        Assert.All(expected.Efforts.Zip(solution.Efforts), pair =>
        {
            Assert.Equal(pair.First.Implementability, pair.Second.Implementability);
            Assert.Equal(pair.First.MinimumPayment ?? -1, pair.Second.MinimumPayment ?? -1, 1e-9);
        });
        Assert.Contains(solution.Efforts, effort => effort is { IsImplementable: true, MinimumPayment: > 0 });
    }

    // Even where signals mean the same, efforts tie or nothing is paid; without a cap, for a cap that is too low is raised by pivots.
    [Fact]
    public void No_start_of_a_small_problem_lacks_a_pivot() => Prop.ForAll(ScoringCase.Any, drawn => Assert.DoesNotContain(
        drawn.Problem.WithPaymentCap((Rational?)null).Solve(new ExtendedMenus { Finish = Pivotless }).Efforts,
        effort => effort.Implementability == Implementability.Undecided)).Check(Laws.Config.WithMaxTest(100));

    // A method that gives no basis: the large program is solved from the beginning.
    [Fact]
    public void Menus_without_a_basis_are_no_start_but_no_harm()
    {
        ScoringProblem problem = Scattered(3, 3);
        ScoringSolution solution = problem.Solve(new ExtendedMenus { Program = new Baseless() });
        Assert.Equal(problem.Solve(new ProperRules()).BestValue, solution.BestValue, 1e-9);
        Assert.Equal(LinearProgramStatus.PivotLimit, problem.Solve(new ExtendedMenus { Program = new Baseless(), Finish = Pivotless }).Status);
    }

    [Fact]
    public void A_cancelled_solve_says_so()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Equal(LinearProgramStatus.Cancelled, Scattered(3, 3).Solve(new ExtendedMenus(), source.Token).Status);
    }

    private static ScoringProblem Scattered(int efforts, int signals)
    {
        int next = 1;
        return ScoringProblem.Create(
            [.. Enumerable.Repeat(new Rational(1, signals), signals)],
            [.. Enumerable.Range(0, efforts).Select(effort => new Rational(effort, 50))],
            [.. Enumerable.Range(0, efforts).Select(effort => new Matrix<Rational>(signals, signals, [.. Enumerable.Range(0, signals).SelectMany(state =>
            {
                int[] weights = [.. Enumerable.Range(0, signals).Select(signal => (next = next * 571 % 1009) + (state == signal ? 1500 * effort : 0))];
                return weights.Select(weight => new Rational(weight, weights.Sum()));
            })]))],
            new Matrix<Rational>(signals, signals, [.. Enumerable.Range(0, signals * signals).Select(place => place / signals == place % signals ? Rational.One : Rational.Zero)]));
    }

    /// <summary>The default method without its basis.</summary>
    private sealed record Baseless : ILinearProgramMethod
    {
        public string Name => "baseless";

        public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default) =>
            LinearProgramMethods.Default.Solve(program, cancellation) with { Basis = null };
    }
}
