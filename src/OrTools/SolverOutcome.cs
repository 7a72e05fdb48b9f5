using Google.OrTools.LinearSolver;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.OrTools;

/// <summary>What a foreign solver says of a minimization.</summary>
/// <param name="Status">Its word.</param>
internal sealed record SolverOutcome(Solver.ResultStatus Status)
{
    /// <summary>Gets the point, shape [variable]; empty without optimum.</summary>
    public Sequence<double> Primal { get; init; } = [];

    /// <summary>Gets the change of the minimum per unit of each row, shape [row]; null when the solver gives none.</summary>
    public Sequence<double>? Duals { get; init; }

    /// <summary>Gets the basis; null when the solver gives none.</summary>
    public LinearProgramBasis? Basis { get; init; }

    /// <summary>Gets the number of iterations.</summary>
    public long Iterations { get; init; }

    /// <summary>Gets a value indicating whether the solver found an optimum.</summary>
    public bool IsOptimal => Status == Solver.ResultStatus.OPTIMAL;
}
