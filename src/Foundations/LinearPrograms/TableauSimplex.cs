namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Primal simplex on a dense tableau.</summary>
public sealed record TableauSimplex : ILinearProgramMethod
{
    /// <inheritdoc/>
    public string Name => "tableau-simplex";

    /// <inheritdoc/>
    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default) => throw new NotImplementedException();
}
