using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>A given basis is asked whether it is optimal before a tableau is built for it. It may be timid, and never wrong.</summary>
public sealed class GivenBasisTests
{
    // Multiples of these by each other are rounded, so that columns that depend on each other do so only nearly.
    private static readonly double[] Awkward = [1, 3, 7, 49, 0.1, 0.3, 1.0 / 3];

    // 1/49 · 49 is not 1 in doubles: elimination leaves a pivot of 1e-16, and with it a point of 4.5e15.
    [Theory]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, LinearProgramStatus.Optimal)]
    [InlineData(49, 0.5, LinearProgramStatus.Infeasible)]
    public void A_singular_basis_that_rounding_hides_is_not_believed(double firstLower, double secondLower, LinearProgramStatus status)
    {
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Maximize, [1, -1], [49, -49, 1, -1], [firstLower, secondLower], [49, 0.5], [0, 0], [double.PositiveInfinity, double.PositiveInfinity]);
        LinearProgramSolution answer = new RevisedSimplex().Solve(program, new LinearProgramBasis([BasisStatus.Basic, BasisStatus.Basic], [BasisStatus.AtUpper, BasisStatus.AtUpper]));
        Assert.Equal(status, answer.Status);
        Assert.True(LinearProgramAudit.Check(program, answer) is { Passed: true, Exact: true });
        Assert.True(!answer.IsOptimal || answer.Value == 0.5);
    }

    [Fact]
    public void A_basis_that_changed_coefficients_make_singular_is_left()
    {
        RevisedSimplexRun run = new RevisedSimplex().Begin(LinearProgram.FromDense(
            ObjectiveSense.Maximize, [1, -1.5], [49, -49, 1, -2], [double.NegativeInfinity, double.NegativeInfinity], [49, 0.5], [0, 0], [double.PositiveInfinity, double.PositiveInfinity]));
        run.Solve();
        run.ChangeCoefficient(1, 1, -1);
        run.ChangeCost(1, -1);
        Assert.Equal(LinearProgramStatus.Optimal, run.Solve());
        Assert.Equal(0.5, run.Value, 1e-15);
    }

    [Fact]
    public void Columns_that_nearly_depend_on_each_other_do_not_mislead_it() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ListOf(16).ToArbitrary(), codes =>
        {
            double[] first = [.. codes.Take(3).Select(code => Awkward[code % Awkward.Length])];
            double[] second = [.. first.Select(entry => entry * Awkward[codes[3] % Awkward.Length])];
            double[] third = [.. codes.Skip(4).Take(3).Select(code => Awkward[code % Awkward.Length])];
            double[] matrix = [.. Enumerable.Range(0, 3).SelectMany(row => new[] { first[row], codes[7] % 2 == 0 ? second[row] : -second[row], third[row] })];
            double[] costs = [.. codes.Skip(8).Take(3).Select(code => (code % 5) - 2.0)];
            double[] limits = [.. codes.Skip(11).Take(3).Select(code => Awkward[code % Awkward.Length])];
            LinearProgram program = LinearProgram.FromDense(
                ObjectiveSense.Maximize, costs, matrix, [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity], limits, [0, 0, 0], [9, 9, double.PositiveInfinity]);
            int members = codes[14] % 8;
            BasisStatus[] variables = [.. Enumerable.Range(0, 3).Select(place => (members >> place) % 2 == 1 ? BasisStatus.Basic : BasisStatus.AtLower)];
            BasisStatus[] rows = [.. Enumerable.Range(0, 3).Select(place => (members >> ((place + codes[15]) % 3)) % 2 == 1 ? BasisStatus.AtUpper : BasisStatus.Basic)];
            LinearProgramSolution answer = new RevisedSimplex().Solve(program, new LinearProgramBasis([.. variables], [.. rows]));
            LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
            return (report.Passed && report.Exact && answer.Status == new RevisedSimplex().Solve(program).Status).Label($"{answer.Explain()} {report.Reason}");
        }).Check(Laws.Config.WithMaxTest(500));

    // Without this, a check that always said no would pass all other tests.
    [Fact]
    public void It_is_believed_where_numbers_change_a_little_and_what_follows_in_place_is_right()
    {
        SimplexModel model = SimplexModel.From(KnownPrograms.MatrixGame(10));
        DenseEngine engine = new(model);
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        Assert.False(engine.IsConcludedFromBasis);
        int believed = 0;
        for (int round = 0; round < 40; round++)
        {
            model.SetCoefficient(1 + (round % 10), round % 9, 0.4 + (0.002 * (round % 11)));
            engine.MatrixChanged();
            RequireAgreement(engine, model);
            believed += engine.IsConcludedFromBasis ? 1 : 0;
            model.Cost[round % 9] = 0.001 * (round % 3);
            engine.CostsChanged();
            RequireAgreement(engine, model);
            model.RowLower[1 + (round % 10)] = -0.01 * (round % 4);
            engine.BoundsChanged();
            RequireAgreement(engine, model);
        }

        Assert.InRange(believed, 10, 39);
    }

    // And this for the steps from it, of either kind: with a wrong sign in a row or a column 3 dual ones or 13 primal ones are left of 15 and 21.
    [Fact]
    public void It_is_left_by_a_few_steps_without_a_tableau_where_little_is_wrong()
    {
        SimplexModel model = SimplexModel.From(KnownPrograms.MatrixGame(12));
        DenseEngine engine = new(model);
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
        (int dual, int primal, int tableaus) = (0, 0, 0);
        for (int round = 0; round < 120; round++)
        {
            bool isCost = round % 2 == 0;
            if (isCost)
            {
                model.Cost[round % 11] = 0.02 * ((round * 7 % 13) - 6);
                model.ColumnUpper[round * 5 % 11] = round % 3 == 0 ? 0.2 : 1;
            }
            else
            {
                model.RowLower[1 + (round % 12)] = 0.03 * ((round * 5 % 11) - 5);
            }

            engine.CostsChanged();
            engine.BoundsChanged();
            BasisStatus[] columns = new BasisStatus[model.Columns];
            BasisStatus[] rows = new BasisStatus[model.Rows];
            engine.CopyBasis(columns, rows);
            engine.SetBasis(columns, rows);
            RequireAgreement(engine, model);
            dual += engine.IsConcludedFromBasis && engine.Pivots > 0 && !isCost ? 1 : 0;
            primal += engine.IsConcludedFromBasis && engine.Pivots > 0 && isCost ? 1 : 0;
            tableaus += engine.IsConcludedFromBasis ? 0 : 1;
        }

        Assert.True(dual >= 14 && primal >= 20 && tableaus > 3, $"{dual} dual, {primal} primal, {tableaus} tableaus");
    }

    private static void RequireAgreement(DenseEngine engine, SimplexModel model)
    {
        DenseEngine fresh = new(model.Copy());
        Assert.Equal(fresh.Solve(default), engine.Solve(default));
        Assert.Equal(fresh.Objective, engine.Objective, 1e-12);
        CompensatedSum value = default;
        for (int column = 0; column < model.Columns; column++)
        {
            Assert.InRange(engine.Primal[column], model.ColumnLower[column] - 1e-12, model.ColumnUpper[column] + 1e-12);
            value += engine.Primal[column] * model.Cost[column];
        }

        Assert.Equal(value.Value, engine.Objective, 1e-12);
    }
}
