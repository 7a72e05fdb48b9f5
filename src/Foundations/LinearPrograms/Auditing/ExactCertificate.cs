namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>What exact arithmetic found out about a program, with the numbers that prove it, in the units of <see cref="IntegerProgram"/>.</summary>
/// <param name="Status">Optimal, Infeasible or Unbounded.</param>
/// <param name="Point">The optimal point, or the feasible point under a ray; shape [variable, then row]. Null when infeasible.</param>
/// <param name="Multipliers">Prices at an optimum, Farkas multipliers when infeasible; shape [row]. Null when unbounded.</param>
/// <param name="Ray">The ray when unbounded; shape [variable, then row]. Else null.</param>
/// <param name="Pivots">Exact pivots that it took from the basis given.</param>
internal sealed record ExactCertificate(
    LinearProgramStatus Status, FractionVector? Point, FractionVector? Multipliers, FractionVector? Ray, int Pivots)
{
    /// <summary>Checks the certificate by itself.</summary>
    public bool Holds(IntegerProgram program) => Status switch
    {
        LinearProgramStatus.Optimal => ExactProof.ShowsOptimum(program, Point!, Multipliers!),
        LinearProgramStatus.Infeasible => ExactProof.ShowsInfeasible(program, Multipliers!),
        _ => ExactProof.ShowsUnbounded(program, Point!, Ray!),
    };
}
