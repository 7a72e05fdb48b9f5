using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class RowGenerationTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new RowGeneration { LeastRows = 1 };

    [Fact]
    public void Rows_that_never_were_violated_have_no_price_and_are_basic()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int variable = builder.AddVariable(0, 10, 1);
        builder.SetCoefficient(builder.AddRow(double.NegativeInfinity, 100), variable, 1);
        builder.SetCoefficient(builder.AddRow(double.NegativeInfinity, 4), variable, 1);
        LinearProgram program = builder.Build();
        LinearProgramSolution answer = Method.Solve(program);

        Assert.Equal(4, answer.Value);
        Assert.Equal([0, 1], answer.RowDuals);
        Assert.Equal(BasisStatus.Basic, answer.Basis!.Rows[0]);
        Assert.True(LinearProgramAudit.Check(program, answer) is { Passed: true, Exact: true, Repaired: false });
    }

    [Fact]
    public void Limits_of_a_round_stop_it_without_a_claim()
    {
        RowGeneration hurried = new() { Rounds = new RevisedSimplex { MaxPivots = 0 } };
        Assert.Equal(LinearProgramStatus.PivotLimit, hurried.Solve(KnownPrograms.All[0].Program).Status);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowGeneration { LeastRows = 0 });
    }
}
