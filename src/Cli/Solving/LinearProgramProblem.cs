using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary>A linear program from an MPS file.</summary>
internal sealed record LinearProgramProblem(LinearProgram Program) : IProblem
{
    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        LinearProgramSolution solution = method.Solve(Program, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new LinearProgramAnswer(Program, solution)
        {
            Status = StatusWords.Of(solution.Status),
            Value = solution.IsOptimal ? solution.Value : null,
            Method = solution.Method,
            Iterations = solution.Pivots,
            Seconds = solution.Elapsed.TotalSeconds,
            Audit = AuditOptions.Of(audit) is { } options
                ? AuditSummary.Of([LinearProgramAudit.Check(Program, solution, options, cancellation)])
                : null,
        };
    }
}
