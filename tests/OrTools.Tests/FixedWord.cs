using Google.OrTools.LinearSolver;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.OrTools.Tests;

/// <summary>Stands in for a solver of OR-Tools that says the same of every program, at once or when interrupted.</summary>
internal sealed class FixedWord(Solver.ResultStatus word) : ILinearSolver
{
    private readonly ManualResetEventSlim interruption = new();

    /// <summary>Gets a value indicating whether it works until it is interrupted or out of time.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Gets a value indicating whether it was interrupted.</summary>
    public bool WasInterrupted => interruption.IsSet;

    public SolverOutcome Solve(LinearProgram program, TimeSpan limit)
    {
        if (IsEndless)
        {
            interruption.Wait(limit);
        }

        return new(word);
    }

    public void Interrupt() => interruption.Set();

    public void Dispose()
    {
    }
}
