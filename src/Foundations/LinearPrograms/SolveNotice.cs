using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Shows whoever subscribes each run right after a solve, on the solving thread: to write down the programs that a learner solves, say, or to solve them in other ways.</summary>
/// <remarks>Diagnostic source <c>Mechanisms.LinearPrograms</c>, event <c>solved</c>, whose payload is the <see cref="RevisedSimplexRun"/>: to be read, not changed. Without a subscriber nothing is done or allocated.</remarks>
internal static class SolveNotice
{
    private const string Solved = "solved";

    private static readonly DiagnosticListener Source = new("Mechanisms.LinearPrograms");

    /// <summary>Shows a run that has just been solved.</summary>
    /// <param name="run">The run, with its status.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Subscribers cast the payload to its public type; what reads its properties by reflection is theirs to keep.")]
    public static void Give(RevisedSimplexRun run)
    {
        if (Source.IsEnabled(Solved))
        {
            Source.Write(Solved, run);
        }
    }
}
