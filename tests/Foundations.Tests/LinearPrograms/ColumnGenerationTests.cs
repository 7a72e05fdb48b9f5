using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Generating;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class ColumnGenerationTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new ColumnGeneration { MostColumns = 1 };

    [Fact]
    public void Variables_that_never_were_worth_it_are_0_and_have_their_reduced_cost()
    {
        // x₀ earns 2 and needs room, of which there is 1; more is had at a cost of 1 or of 3 each. Without either there is a point.
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Minimize, [-2, 1, 3], [1, -1, -1], [double.NegativeInfinity], [1], [0, 0, 0], [3, double.PositiveInfinity, double.PositiveInfinity]);
        GenerationRun run = new ColumnGeneration { MostColumns = 1 }.Begin(program);
        LinearProgramSolution answer = run.Solve("column-generation", CancellationToken.None);

        Assert.Equal([0, 1], run.Excerpt.Columns.ToArray().Order());
        Assert.Equal([3, 2, 0], answer.Primal);
        Assert.Equal([-1], answer.RowDuals);
        Assert.Equal([-1, 0, 2], answer.ReducedCosts);
        Assert.Equal(BasisStatus.AtLower, answer.Basis!.Variables[2]);
        Assert.Equal(answer.Primal, Method.Solve(program).Primal);
        Assert.True(LinearProgramAudit.Check(program, answer) is { Passed: true, Exact: true, Repaired: false });
    }

    // maximize 4μ − ∑ x  with  ∑ x ≥ 3μ,  x ≤ 2μ each,  μ ≤ 1: two of the payments are made, one at its bound.
    [Fact]
    public void A_bound_by_another_variable_holds_though_it_is_left_out_at_first()
    {
        const int Payments = 6;
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int probability = builder.AddVariable(0, 1, 4);
        int demand = builder.AddRow(0, double.PositiveInfinity);
        builder.SetCoefficient(demand, probability, -3);
        for (int payment = 0; payment < Payments; payment++)
        {
            int paid = builder.AddVariable(0, double.PositiveInfinity, -1);
            builder.SetCoefficient(demand, paid, 1);
            int cap = builder.AddRow(double.NegativeInfinity, 0);
            builder.SetCoefficient(cap, paid, 1);
            builder.SetCoefficient(cap, probability, -2);
        }

        LinearProgram program = builder.Build();
        LinearProgramSolution answer = Method.Solve(program);
        Assert.Equal(1, answer.Value, 12);
        Assert.True(answer.Primal.Skip(1).Max() <= 2 + 1e-9);
        Assert.True(LinearProgramAudit.Check(program, answer) is { Passed: true, Exact: true });
    }

    [Fact]
    public void Limits_of_a_round_stop_it_without_a_claim()
    {
        ColumnGeneration hurried = new() { Rounds = new RevisedSimplex { MaxPivots = 0 } };
        Assert.Equal(LinearProgramStatus.PivotLimit, hurried.Solve(KnownPrograms.All[0].Program).Status);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColumnGeneration { MostColumns = 0 });
        Assert.Throws<ArgumentNullException>(() => new ColumnGeneration { Rounds = null! });
    }
}
