using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.OrTools.Tests;

/// <summary>What holds for a solver where the native library of OR-Tools is; skipped where it is not.</summary>
public abstract class OrToolsConformance : LinearProgramMethodConformance
{
    private readonly OrToolsMethod bare;

    protected OrToolsConformance(OrToolsSolver solver)
    {
        bare = new(solver);
        Method = bare with { Completion = new TableauSimplex() };
        Assert.SkipUnless(bare.IsAvailable, $"needs the native library of Google OR-Tools with {solver}");
    }

    protected override ILinearProgramMethod Method { get; }

    [Fact]
    public void An_optimum_of_its_own_keeps_the_tolerances_wherever_it_says_so()
    {
        foreach (KnownProgram known in KnownPrograms.All)
        {
            LinearProgramSolution answer = bare.Solve(known.Program);
            if (answer.Certificate == LinearProgramCertificate.Given && answer.Status is not LinearProgramStatus.NumericalTrouble)
            {
                LinearProgramAuditReport report = LinearProgramAudit.Check(known.Program, answer, new() { Mode = AuditMode.Floating });
                Assert.True(report.Passed && answer.Status == known.Status, $"{known.Name}: {answer.Explain()} {report.Reason}");
            }
        }
    }
}
