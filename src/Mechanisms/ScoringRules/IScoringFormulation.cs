using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.ScoringRules;

/// <summary>A way to find the cheapest payments for effort and honesty: which linear programs to set up, and the method that solves them.</summary>
/// <remarks>Immutable settings, safe to share between threads when the method is.</remarks>
public interface IScoringFormulation
{
    /// <summary>Gets the name of the formulation in answers, for example <c>signal-menus</c>.</summary>
    string Name { get; }

    /// <summary>Gets the method that solves the linear programs.</summary>
    ILinearProgramMethod Program { get; }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellation">Stops the work; the solution then says which efforts are undecided.</param>
    /// <returns>The solution, with the linear programs as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    ScoringSolution Solve(ScoringProblem problem, CancellationToken cancellation = default);
}
