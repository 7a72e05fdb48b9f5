using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.InformationAcquisition;

/// <summary>A way to find the best mechanism for informed senders: how its linear program is set up, and the method that solves it.</summary>
/// <remarks>Immutable settings, safe to share between threads when the method is.</remarks>
public interface IInformedSendersFormulation
{
    /// <summary>Gets the name of the formulation in answers, for example <c>all-reports</c>.</summary>
    string Name { get; }

    /// <summary>Gets the method that solves the linear program.</summary>
    ILinearProgramMethod Program { get; }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The solution, with the linear program as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    InformedSendersSolution Solve(InformedSendersProblem problem, CancellationToken cancellation = default);
}
