using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.InformationAcquisition;

/// <summary>A way to hire agents: which class of mechanisms is searched, by which linear programs, and the method that solves them.</summary>
/// <remarks>Immutable settings, safe to share between threads when the method is.</remarks>
public interface IHiredAgentsFormulation
{
    /// <summary>Gets the name of the formulation in answers, for example <c>correlated</c>.</summary>
    string Name { get; }

    /// <summary>Gets the method that solves the linear programs.</summary>
    ILinearProgramMethod Program { get; }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The solution, with the linear programs as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    HiredAgentsSolution Solve(HiredAgentsProblem problem, CancellationToken cancellation = default);
}
