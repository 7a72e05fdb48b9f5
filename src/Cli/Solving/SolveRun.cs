using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary>One run of <c>solve</c>: with which method, what is to be audited, and how long solving took.</summary>
/// <param name="Method">The method that solves the linear programs.</param>
/// <param name="Audit">What is to be audited.</param>
/// <param name="Cancellation">Stops the work.</param>
internal sealed record SolveRun(ILinearProgramMethod Method, AuditChoice Audit, CancellationToken Cancellation)
{
    /// <summary>Gets the time of the solve, in seconds.</summary>
    internal double Seconds { get; private set; }

    /// <summary>Solves and takes the time.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    internal T Timed<T>(Func<T> solve)
    {
        long start = Stopwatch.GetTimestamp();
        T solution = solve();
        Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Cancellation.ThrowIfCancellationRequested();
        return solution;
    }
}
