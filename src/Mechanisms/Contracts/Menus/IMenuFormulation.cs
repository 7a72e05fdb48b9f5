using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Contracts.Menus;

/// <summary>A way to find optimal menus: which linear program to set up, and the method that solves it.</summary>
/// <remarks>Immutable settings, safe to share between threads when the method is.</remarks>
public interface IMenuFormulation
{
    /// <summary>Gets the name of the formulation in answers, for example <c>whole-menu</c>.</summary>
    string Name { get; }

    /// <summary>Gets the method that solves the linear programs.</summary>
    ILinearProgramMethod Program { get; }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellation">Stops the work; the solution then says so.</param>
    /// <returns>The solution, with the linear program as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    MenuSolution Solve(MenuProblem problem, CancellationToken cancellation = default);
}
