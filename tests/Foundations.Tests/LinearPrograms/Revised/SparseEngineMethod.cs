using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <summary>The sparse engine alone, without presolve, as a method: what the suites of methods test, the engine must pass by itself.</summary>
public sealed class SparseEngineMethod : ILinearProgramMethod
{
    public string Name => "sparse engine";

    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        SimplexModel model = SimplexModel.From(program);
        SparseEngine engine = new(model);
        LinearProgramStatus status = engine.Solve(new(long.MaxValue, Timeout.InfiniteTimeSpan, null, cancellation));
        return AnswerOf(program, model, engine, status);
    }

    internal static LinearProgramSolution AnswerOf(LinearProgram program, SimplexModel model, SparseEngine engine, LinearProgramStatus status)
    {
        BasisStatus[] columns = new BasisStatus[model.Columns];
        BasisStatus[] rows = new BasisStatus[model.Rows];
        engine.CopyBasis(columns, rows);
        double sign = model.Sign;
        LinearProgramSolution answer = new()
        {
            Status = status,
            Method = "sparse engine",
            Basis = new(columns.ToSequence(), rows.ToSequence()),
            Pivots = engine.Pivots,
            Advice = engine.Advice,
        };
        return status switch
        {
            LinearProgramStatus.Optimal => answer with
            {
                Value = program.ObjectiveConstant + (sign * engine.Objective),
                Primal = engine.Primal.ToArray().ToSequence(),
                RowDuals = engine.RowDuals.ToArray().Select(price => sign * price).ToSequence(),
                ReducedCosts = engine.ReducedCosts.ToArray().Select(price => sign * price).ToSequence(),
            },
            LinearProgramStatus.Infeasible => answer with { FarkasMultipliers = engine.Multipliers.ToArray().ToSequence() },
            LinearProgramStatus.Unbounded => answer with { Primal = engine.Primal.ToArray().ToSequence(), Ray = engine.Ray.ToArray().ToSequence() },
            _ => answer,
        };
    }
}
