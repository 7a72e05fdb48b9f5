using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Games.Nash;

/// <summary>The answer of a linear program's method, and the proof of an optimum that an exact audit makes of it.</summary>
/// <param name="Solution">What the method said.</param>
/// <param name="Proof">The optimum in fractions; null where the method gave none, or none could be proved.</param>
internal sealed record ProvedOptimum(LinearProgramSolution Solution, LinearProgramProof? Proof)
{
    /// <summary>Solves a program and audits its optimum exactly.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ProvedOptimum Of(string name, LinearProgram program, ILinearProgramMethod method, CancellationToken cancellation)
    {
        LinearProgramSolution solution = method.Solve(program, cancellation);
        LinearProgramProof? proof = solution.IsOptimal ? new SolvedProgram(name, program, solution).Audit(cancellation: cancellation).Proof : null;
        cancellation.ThrowIfCancellationRequested();
        return new(solution, proof is { Status: LinearProgramStatus.Optimal } ? proof : null);
    }
}
