using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class GrowingProgramTests
{
    // What doubles cannot see of this the audit does.
    [Theory]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(60)]
    public void The_audit_refutes_a_claim_that_hangs_on_lost_digits(int length)
    {
        foreach (LinearProgram program in new[] { GrowingProgram.Path(length), GrowingProgram.DualPath(length) })
        {
            LinearProgramSolution answer = new RevisedSimplex().Solve(program);
            Assert.Equal(0, new ExactSimplex().Solve(program).Value);
            Assert.True(!answer.IsOptimal || Math.Abs(answer.Value) <= 1e-9 || !LinearProgramAudit.Check(program, answer).Passed, answer.Explain());
        }
    }

    [Fact]
    public void Short_paths_are_solved()
    {
        Assert.Equal(0, new RevisedSimplex().Solve(GrowingProgram.Path(8)).Value, 9);
        Assert.Equal(0, new RevisedSimplex().Solve(GrowingProgram.DualPath(8)).Value, 9);
    }

    [Fact]
    public void A_batch_claims_what_the_single_solve_claims()
    {
        const int Length = 20;
        LinearProgramBatch batch = LinearProgramBatch.Create(ObjectiveSense.Minimize, new(5, Length, Length + 1), (_, program) =>
        {
            program.Costs[0] = 1;
            program.RowLower.Fill(1);
            program.RowUpper.Fill(1);
            for (int row = 0; row < Length; row++)
            {
                Span<double> cells = program.Coefficients.Slice(row * (Length + 1), Length + 1);
                (cells[0], cells[row + 1]) = (1, 1);
                cells[row] = row > 0 ? -10 : 1;
            }
        });
        Assert.Equal(GrowingProgram.Path(Length), batch.Program(4));
        LinearProgramSolution single = new RevisedSimplex().Solve(batch.Program(0)) with { Elapsed = default };
        LinearProgramBatchSolution together = batch.Solve();
        Assert.All(Enumerable.Range(0, 5), index => Assert.Equal(single, together.Answer(index)));
    }

    // The first basis took all columns, whose values are no doubles, and 0 pivots later claimed an optimum of NaN.
    [Fact]
    public void The_sparse_engine_never_claims_a_value_that_is_no_number()
    {
        LinearProgramSolution answer = new RevisedSimplex { MaxDenseCells = 0, Presolve = false }.Solve(GrowingProgram.Path(400));
        Assert.True(!answer.IsOptimal || double.IsFinite(answer.Value));
    }

    [Fact]
    public void A_row_missed_by_less_than_the_tolerance_is_generated_too()
    {
        RowGeneration method = new();
        LinearProgram contradiction = LinearProgram.FromDense(
            ObjectiveSense.Minimize, [1], [1], [double.NegativeInfinity], [-5e-10], [0], [double.PositiveInfinity]);
        Assert.Equal(LinearProgramStatus.Infeasible, method.Solve(contradiction).Status);

        LinearProgram tight = LinearProgram.FromDense(
            ObjectiveSense.Maximize, [1], [1, 1e6], [double.NegativeInfinity, double.NegativeInfinity], [1, 1e6 - 1e-4], [0], [double.PositiveInfinity]);
        LinearProgramSolution answer = method.Solve(tight);
        Assert.Equal((1e6 - 1e-4) / 1e6, answer.Value, 14);
        Assert.True(LinearProgramAudit.Check(tight, answer) is { Passed: true, Repaired: false });
    }

    [Theory]
    [InlineData(5_100, LinearProgramStatus.Optimal, LinearProgramCertificate.Unavailable)]
    [InlineData(4_000, LinearProgramStatus.NumericalTrouble, LinearProgramCertificate.Given)]
    public void A_wide_claim_that_is_too_large_to_prove_says_that_it_has_no_certificate(
        int loose, LinearProgramStatus status, LinearProgramCertificate certificate)
    {
        // x + y = 1 with x ≥ 1 and y = 1e-20 is infeasible, but not in doubles.
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int x = builder.AddVariable(1, double.PositiveInfinity, 0);
        int y = builder.AddVariable(1e-20, 1e-20, 0);
        int total = builder.AddRow(1, 1);
        builder.SetCoefficient(total, x, 1);
        builder.SetCoefficient(total, y, 1);
        for (int row = 0; row < loose; row++)
        {
            int z = builder.AddVariable(0, double.PositiveInfinity, 1);
            int bound = builder.AddRow(double.NegativeInfinity, 2);
            builder.SetCoefficient(bound, z, 1);
            builder.SetCoefficient(bound, x, 0.5);
        }

        LinearProgramSolution answer = new RevisedSimplex().Solve(builder.Build());
        Assert.Equal((status, certificate), (answer.Status, answer.Certificate));
        Assert.NotEmpty(answer.Advice);
    }

    [Fact]
    public void Numbers_apart_in_a_product_of_kinds_are_apart()
    {
        // x + 1e-10 y = 1 with x ≥ 1 and y = 1e-10: the contradiction is 1e-20.
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Minimize, [1, 1], [1, 1e-10], [1], [1], [1, 1e-10], [double.PositiveInfinity, 1e-10]);
        Assert.Equal(LinearProgramStatus.NumericalTrouble, new TableauSimplex().Solve(program).Status);
        Assert.Equal(LinearProgramStatus.NumericalTrouble, new RevisedSimplex().Solve(program).Status);
    }
}
