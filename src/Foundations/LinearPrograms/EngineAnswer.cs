using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Turns what an engine found about the minimization into an answer in the program's own sense.</summary>
/// <param name="engine">The engine after a solve.</param>
/// <param name="sign">+1 when the program minimizes, −1 when it maximizes.</param>
/// <param name="constant">Constant of the objective.</param>
internal readonly ref struct EngineAnswer(ISimplexEngine engine, double sign, double constant)
{
    /// <summary>The objective with its constant.</summary>
    public double Value => (sign * engine.Objective) + constant;

    /// <summary>The answer with the evidence that its status promises.</summary>
    /// <param name="status">How the engine stopped.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of variables.</param>
    /// <param name="limits">When the solve began and which pivots came before.</param>
    public LinearProgramSolution Assemble(LinearProgramStatus status, int rows, int columns, in SimplexLimits limits)
    {
        HeldBasis basis = Basis(rows, columns);
        long pivots = limits.PivotsBefore + engine.Pivots;
        return status switch
        {
            LinearProgramStatus.Optimal => new()
            {
                Status = status,
                Method = RevisedSimplex.MethodName,
                Certificate = engine.Certificate,
                Value = Value,
                Primal = new(engine.Primal.ToArray()),
                RowDuals = new(Signed(engine.RowDuals)),
                ReducedCosts = new(Signed(engine.ReducedCosts)),
                Held = basis,
                Pivots = pivots,
                Advice = engine.Advice,
                Elapsed = limits.Elapsed,
            },
            LinearProgramStatus.Infeasible => new()
            {
                Status = status,
                Method = RevisedSimplex.MethodName,
                Certificate = engine.Certificate,
                FarkasMultipliers = new(engine.Multipliers.ToArray()),
                Held = basis,
                Pivots = pivots,
                Advice = engine.Advice,
                Elapsed = limits.Elapsed,
            },
            LinearProgramStatus.Unbounded => new()
            {
                Status = status,
                Method = RevisedSimplex.MethodName,
                Certificate = engine.Certificate,
                Primal = new(engine.Primal.ToArray()),
                Ray = new(engine.Ray.ToArray()),
                Held = basis,
                Pivots = pivots,
                Advice = engine.Advice,
                Elapsed = limits.Elapsed,
            },
            _ => new()
            {
                Status = status,
                Method = RevisedSimplex.MethodName,
                Held = basis,
                Pivots = pivots,
                Advice = engine.Advice,
                Elapsed = limits.Elapsed,
            },
        };
    }

    private HeldBasis Basis(int rows, int columns)
    {
        BasisStatus[] statuses = new BasisStatus[columns + rows];
        engine.CopyBasis(statuses.AsSpan(0, columns), statuses.AsSpan(columns));
        return new(statuses, columns);
    }

    // + 0 turns -0 into 0: a zero's sign tells of the way to it, not of the answer.
    private double[] Signed(ReadOnlySpan<double> values)
    {
        double[] signed = new double[values.Length];
        for (int index = 0; index < signed.Length; index++)
        {
            signed[index] = (sign * values[index]) + 0.0;
        }

        return signed;
    }
}
