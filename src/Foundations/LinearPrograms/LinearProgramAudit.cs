namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Checks an answer to a linear program without any solver's code.</summary>
public static class LinearProgramAudit
{
    /// <summary>Checks an answer.</summary>
    /// <param name="program">The program that was asked.</param>
    /// <param name="solution">The answer that was given.</param>
    /// <param name="options">How thorough to be; null for the defaults.</param>
    /// <param name="cancellation">Stops the audit.</param>
    /// <returns>The conclusion, with residuals and words.</returns>
    public static LinearProgramAuditReport Check(
        LinearProgram program,
        LinearProgramSolution solution,
        LinearProgramAuditOptions? options = null,
        CancellationToken cancellation = default) => throw new NotImplementedException();
}
