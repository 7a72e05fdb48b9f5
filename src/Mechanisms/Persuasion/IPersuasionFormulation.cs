using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Persuasion;

/// <summary>A way to find optimal signals: which linear program to set up, and the method that solves it.</summary>
/// <remarks>Immutable settings, safe to share between threads when the method is.</remarks>
public interface IPersuasionFormulation
{
    /// <summary>Gets the name of the formulation in answers, for example <c>recommendations</c>.</summary>
    string Name { get; }

    /// <summary>Gets the method that solves the linear program.</summary>
    ILinearProgramMethod Program { get; }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellation">Stops the work; the solution then says so.</param>
    /// <returns>The solution, with the linear program as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    PersuasionSolution Solve(PersuasionProblem problem, CancellationToken cancellation = default);
}
