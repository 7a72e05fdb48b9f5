using Google.OrTools.LinearSolver;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.OrTools.Tests;

/// <summary>Stands in for a solver of OR-Tools that says the same of every program, at once or when interrupted.</summary>
internal sealed class FixedWord(Solver.ResultStatus word) : ILinearSolver
{
    private readonly TaskCompletionSource interruption = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a value indicating whether it works until it is interrupted or out of time.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Gets a value indicating whether it was interrupted.</summary>
    public bool WasInterrupted => interruption.Task.IsCompleted;

    public SolverOutcome Solve(LinearProgram program, TimeSpan limit)
    {
        if (IsEndless)
        {
            interruption.Task.Wait(limit);
        }

        return new(word);
    }

    public void Interrupt() => interruption.TrySetResult();

    public void Dispose()
    {
    }
}
