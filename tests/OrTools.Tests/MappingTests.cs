using Google.OrTools.LinearSolver;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.OrTools.Tests;

/// <summary>The whole suite over the mapping, with a managed simplex where OR-Tools would stand; needs no native library and no completion.</summary>
public sealed class MappingTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new OrToolsMethod(OrToolsSolver.Glop)
    {
        Maker = _ => new SimplexInItsPlace { WordForUnbounded = Solver.ResultStatus.INFEASIBLE },
    };

    [Fact]
    public void Infeasible_and_unbounded_programs_get_certificates_from_two_more_solves()
    {
        foreach (KnownProgram known in KnownPrograms.All)
        {
            LinearProgramSolution answer = Method.Solve(known.Program);
            Assert.Equal((known.Status, LinearProgramCertificate.Given), (answer.Status, answer.Certificate));
        }
    }

    [Fact]
    public void A_solver_without_duals_finds_them_as_points_of_duals()
    {
        OrToolsMethod method = new(OrToolsSolver.Highs) { Maker = _ => new SimplexInItsPlace { HasNoDuals = true } };
        foreach (KnownProgram known in KnownPrograms.All)
        {
            LinearProgramSolution answer = method.Solve(known.Program);
            Assert.Equal((known.Status, LinearProgramCertificate.Given), (answer.Status, answer.Certificate));
            LinearProgramAuditReport report = LinearProgramAudit.Check(known.Program, answer);
            Assert.True(report is { Passed: true, Exact: true }, $"{known.Name}: {report.Reason}");
        }
    }

    [Fact]
    public void An_optimum_whose_duals_cannot_be_had_is_none()
    {
        int solves = 0;
        OrToolsMethod method = new(OrToolsSolver.Highs)
        {
            Maker = _ => solves++ == 0 ? new SimplexInItsPlace { HasNoDuals = true } : new FixedWord(Solver.ResultStatus.ABNORMAL),
        };
        LinearProgramSolution answer = method.Solve(KnownPrograms.All[0].Program);
        Assert.Equal(LinearProgramStatus.NumericalTrouble, answer.Status);
        Assert.Contains("duals", answer.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Duals_of_the_wrong_sign_are_not_passed_off_as_a_certificate()
    {
        OrToolsMethod method = new(OrToolsSolver.Glop) { Maker = _ => new SimplexInItsPlace { Dual = dual => -dual } };
        KnownProgram known = KnownPrograms.All[0];
        Assert.Equal(LinearProgramCertificate.Unavailable, method.Solve(known.Program).Certificate);
        LinearProgramSolution completed = (method with { Completion = new RevisedSimplex() }).Solve(known.Program);
        Assert.Equal((LinearProgramCertificate.Completed, "revised-simplex", "glop"), (completed.Certificate, completed.CompletedBy, completed.Method));
        Assert.True(LinearProgramAudit.Check(known.Program, completed) is { Passed: true, Exact: true });
    }

    [Fact]
    public void A_constant_and_a_maximum_come_back_in_the_programs_own_sense()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int x = builder.AddVariable(0, 4, 3);
        builder.SetCoefficient(builder.AddRow(double.NegativeInfinity, 2), x, 1);
        builder.SetObjectiveConstant(100);
        LinearProgramSolution answer = Method.Solve(builder.Build());
        Assert.Equal(106, answer.Value);
        Assert.Equal([3.0], answer.RowDuals);
        Assert.Equal([0.0], answer.ReducedCosts);
    }
}
