using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary>A problem that was read from a file and is ready to be solved.</summary>
internal interface IProblem
{
    /// <summary>Solves the problem and audits the answer.</summary>
    /// <param name="method">The linear-programming method.</param>
    /// <param name="audit">How to check the answer.</param>
    /// <param name="cancellation">Stops the work.</param>
    Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation);
}
