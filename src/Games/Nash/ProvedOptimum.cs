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
        return new(solution, Proved(name, program, solution, cancellation));
    }

    /// <summary>Audits an optimum exactly; null where there is none, or none could be proved.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static LinearProgramProof? Proved(string name, LinearProgram program, LinearProgramSolution solution, CancellationToken cancellation)
    {
        LinearProgramProof? proof = solution.IsOptimal ? new SolvedProgram(name, program, solution).Audit(cancellation: cancellation).Proof : null;
        cancellation.ThrowIfCancellationRequested();
        return proof is { Status: LinearProgramStatus.Optimal } ? proof : null;
    }
}
