using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary>A linear program from a file.</summary>
internal sealed record LinearProgramProblem(LinearProgram Program) : IProblem
{
    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        LinearProgramSolution solution = method.Solve(Program, cancellation);
        cancellation.ThrowIfCancellationRequested();
        LinearProgramAuditReport? report = AuditOptions.Of(audit) is { } options
            ? LinearProgramAudit.Check(Program, solution, options, cancellation)
            : null;
        return new LinearProgramAnswer(Program, solution)
        {
            Status = StatusWords.Of(solution.Status),
            Value = solution.IsOptimal ? report?.ExactValue?.ToDouble() ?? solution.Value : null,
            Method = solution.Method,
            Iterations = solution.Pivots,
            Seconds = solution.Elapsed.TotalSeconds,
            Audit = report is null ? null : AuditSummary.Of([report]),
        };
    }
}
