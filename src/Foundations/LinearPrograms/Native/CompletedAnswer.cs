namespace Mechanisms.Foundations.LinearPrograms.Native;

/// <summary>Lets another method answer where a foreign library gave no certificate.</summary>
internal static class CompletedAnswer
{
    /// <summary>The answer as it is, or that of the completing method in its place; what that proves counts, even against the library's word.</summary>
    /// <param name="program">The program.</param>
    /// <param name="answer">The library's answer, whose method stays.</param>
    /// <param name="library">The library's name in a sentence.</param>
    /// <param name="completion">The completing method; null for none.</param>
    /// <param name="cancellation">Stops the completing method.</param>
    public static LinearProgramSolution Of(
        LinearProgram program, LinearProgramSolution answer, string library, ILinearProgramMethod? completion, CancellationToken cancellation)
    {
        bool isOpen = answer.Certificate == LinearProgramCertificate.Unavailable || answer.Status == LinearProgramStatus.NumericalTrouble;
        if (completion is null || !isOpen)
        {
            return answer;
        }

        LinearProgramSolution completed = completion.Solve(program, cancellation);
        long pivots = answer.Pivots + completed.Pivots;
        if (completed.Status == LinearProgramStatus.Cancelled)
        {
            return completed with { Method = answer.Method, Pivots = pivots };
        }

        if (!completed.IsClaim)
        {
            return answer with { Pivots = pivots, Advice = completed.Explain() };
        }

        return completed with
        {
            Method = answer.Method,
            Pivots = pivots,
            Certificate = completed.Certificate == LinearProgramCertificate.Given ? LinearProgramCertificate.Completed : completed.Certificate,
            CompletedBy = completed.Method,
            Advice = completed.Status == answer.Status
                ? completed.Advice
                : $"{library} says {answer.Status}, without a certificate; the answer is that of {completed.Method}. {completed.Advice}".TrimEnd(),
        };
    }
}
