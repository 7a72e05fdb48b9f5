using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The arrays that a batch's answers are collected in.</summary>
internal sealed class BatchAnswers(LinearProgramBatchShape shape, ObjectiveSense sense)
{
    private readonly double sign = sense == ObjectiveSense.Minimize ? 1 : -1;
    private readonly LinearProgramStatus[] statuses = new LinearProgramStatus[shape.Programs];
    private readonly double[] values = new double[shape.Programs];
    private readonly string[] advice = new string[shape.Programs];
    private readonly int[] pivots = new int[shape.Programs];
    private readonly double[] primal = new double[shape.Programs * shape.Variables];
    private readonly double[] rowDuals = new double[shape.Programs * shape.Rows];
    private readonly double[] directions = new double[shape.Programs * shape.Variables];
    private readonly BasisStatus[] columns = new BasisStatus[shape.Programs * shape.Variables];
    private readonly BasisStatus[] rows = new BasisStatus[shape.Programs * shape.Rows];

    /// <summary>Copies an engine's answer to a program's place.</summary>
    public void Take(int index, LinearProgramStatus status, DenseEngine engine)
    {
        statuses[index] = status;
        advice[index] = engine.Advice;
        pivots[index] = (int)Math.Min(engine.Pivots, int.MaxValue);
        engine.CopyBasis(
            columns.AsSpan(index * shape.Variables, shape.Variables), rows.AsSpan(index * shape.Rows, shape.Rows));
        Span<double> point = primal.AsSpan(index * shape.Variables, shape.Variables);
        Span<double> direction = directions.AsSpan(index * shape.Variables, shape.Variables);
        Span<double> prices = rowDuals.AsSpan(index * shape.Rows, shape.Rows);
        switch (status)
        {
            case LinearProgramStatus.Optimal:
                // + 0 turns -0 into 0, as adding a constant does.
                values[index] = (sign * engine.Objective) + 0.0;
                engine.Primal.CopyTo(point);
                CopySigned(engine.ReducedCosts, direction);
                CopySigned(engine.RowDuals, prices);
                break;
            case LinearProgramStatus.Infeasible:
                engine.Multipliers.CopyTo(prices);
                break;
            case LinearProgramStatus.Unbounded:
                engine.Primal.CopyTo(point);
                engine.Ray.CopyTo(direction);
                break;
        }
    }

    public LinearProgramBatchSolution Complete() => new(
        shape, (new(statuses), new(advice), new(pivots), new(values)), (new(primal), new(rowDuals), new(directions)), (new(columns), new(rows)));

    private void CopySigned(ReadOnlySpan<double> source, Span<double> destination)
    {
        for (int place = 0; place < source.Length; place++)
        {
            destination[place] = sign * source[place];
        }
    }
}
