using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>The law of random programs: the claimed status can occur in the family, and its evidence passes the exact audit.</summary>
public static class RandomProgramLaw
{
    public static Property Holds(ILinearProgramMethod method, RandomProgram subject) => Holds(method.Solve(subject.Program), subject);

    public static Property Holds(LinearProgramSolution answer, RandomProgram subject)
    {
        LinearProgramAuditReport report = LinearProgramAudit.Check(subject.Program, answer);
        return subject.Family.Statuses.Contains(answer.Status).Label($"status cannot occur in this family: {answer.Explain()}")
            .And((report.Passed && report.Exact).Label(report.Reason));
    }
}
