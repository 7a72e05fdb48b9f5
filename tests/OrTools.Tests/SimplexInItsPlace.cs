using Google.OrTools.LinearSolver;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.OrTools.Tests;

/// <summary>Stands in for a solver of OR-Tools: the managed simplex, reduced to what OR-Tools hands over.</summary>
internal sealed class SimplexInItsPlace : ILinearSolver
{
    /// <summary>Gets what it says of programs without bound; GLOP and HiGHS say infeasible for some.</summary>
    public Solver.ResultStatus WordForUnbounded { get; init; } = Solver.ResultStatus.UNBOUNDED;

    /// <summary>Gets a value indicating whether it gives no duals, as HiGHS.</summary>
    public bool HasNoDuals { get; init; }

    /// <summary>Gets a planted bug in the duals.</summary>
    public Func<double, double> Dual { get; init; } = dual => dual;

    public SolverOutcome Solve(LinearProgram program, TimeSpan limit)
    {
        LinearProgramSolution answer = new TableauSimplex().Solve(program);
        double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        return answer.Status switch
        {
            LinearProgramStatus.Optimal => new(Solver.ResultStatus.OPTIMAL)
            {
                Primal = answer.Primal,
                Duals = HasNoDuals ? null : answer.RowDuals.Select(dual => Dual(sign * dual)).ToSequence(),
                Basis = answer.Basis,
                Iterations = answer.Pivots,
            },
            LinearProgramStatus.Infeasible => new(Solver.ResultStatus.INFEASIBLE),
            LinearProgramStatus.Unbounded => new(WordForUnbounded),
            _ => new(Solver.ResultStatus.ABNORMAL),
        };
    }

    public void Interrupt()
    {
    }

    public void Dispose()
    {
    }
}
