using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

public sealed class DenseEngineTests
{
    [Fact]
    public void Optima_are_refined_to_a_few_units_in_the_last_place()
    {
        // A Hilbert matrix, whose inverse amplifies rounding by more than a million; the solution is all ones, nearly.
        const int Size = 6;
        double[] matrix = [.. Enumerable.Range(0, Size * Size).Select(place => 1.0 / (1 + (place / Size) + (place % Size)))];
        double[] sums = [.. Enumerable.Range(0, Size).Select(row => RowSum(matrix, row, Size))];
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Minimize, new double[Size], matrix, sums, sums, Filled(Size, double.NegativeInfinity), Filled(Size, double.PositiveInfinity));
        LinearProgramSolution answer = new RevisedSimplex().Solve(program);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
        Assert.True(report is { Passed: true, Exact: true } && report.PrimalResidual < 1e-15, report.Reason);
    }

    [Fact]
    public void The_dual_simplex_goes_on_after_a_change_of_bounds_and_the_primal_after_one_of_costs()
    {
        SimplexModel model = SimplexModel.From(KnownPrograms.MatrixGame(20));
        DenseEngine engine = new(model);
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        long cold = engine.Pivots;
        model.RowLower[3] = 0.05;
        engine.BoundsChanged();
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        Assert.InRange(engine.Pivots, 0, cold / 2);
        model.Cost[2] = 0.01;
        engine.CostsChanged();
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        Assert.InRange(engine.Pivots, 0, cold / 2);
    }

    [Fact]
    public void An_engine_used_for_other_programs_answers_as_a_new_one() =>
        Prop.ForAll(RandomProgram.Any, RandomProgram.Any, (before, subject) =>
        {
            // A method keeps the memory of one engine.
            RevisedSimplex used = new();
            used.Solve(before.Program);
            return used.Solve(subject.Program) with { Elapsed = default }
                == new RevisedSimplex().Solve(subject.Program) with { Elapsed = default };
        }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Viewing_a_program_and_copying_it_are_one()
    {
        LinearProgram program = KnownPrograms.MatrixGame(5);
        DenseEngine viewing = new(SimplexModel.Viewing(program));
        DenseEngine copying = new(SimplexModel.From(program));
        Assert.Equal(viewing.Solve(default), copying.Solve(default));
        Assert.Equal(viewing.Primal.ToArray(), copying.Primal.ToArray());
    }

    private static double[] Filled(int length, double value) => [.. Enumerable.Repeat(value, length)];

    private static double RowSum(double[] matrix, int row, int size) => matrix.AsSpan(row * size, size).ToArray().Sum();
}
