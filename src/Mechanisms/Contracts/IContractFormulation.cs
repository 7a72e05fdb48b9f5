using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Contracts;

/// <summary>A way to find optimal contracts: which linear programs to set up, and the method that solves them.</summary>
/// <remarks>Immutable settings, safe to share between threads when the method is.</remarks>
public interface IContractFormulation
{
    /// <summary>Gets the name of the formulation in answers, for example <c>minimum-payments</c>.</summary>
    string Name { get; }

    /// <summary>Gets the method that solves the linear programs.</summary>
    ILinearProgramMethod Program { get; }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellation">Stops the work; the solution then says which actions are undecided.</param>
    /// <returns>The solution, with the linear programs as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    ContractSolution Solve(ContractProblem problem, CancellationToken cancellation = default);
}
