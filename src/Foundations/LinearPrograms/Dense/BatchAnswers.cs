using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The arrays that a batch's answers are collected in.</summary>
internal sealed class BatchAnswers(LinearProgramBatchShape shape, ObjectiveSense sense)
{
    private readonly double sign = sense == ObjectiveSense.Minimize ? 1 : -1;
    private readonly LinearProgramStatus[] statuses = new LinearProgramStatus[shape.ProgramCount];
    private readonly double[] values = new double[shape.ProgramCount];
    private readonly int[] pivots = new int[shape.ProgramCount];

    // Every program writes all of its entries, and fresh memory costs as much as solving some.
    private readonly double[] primal = GC.AllocateUninitializedArray<double>(shape.ProgramCount * shape.VariableCount);
    private readonly double[] rowDuals = GC.AllocateUninitializedArray<double>(shape.ProgramCount * shape.RowCount);
    private readonly double[] directions = GC.AllocateUninitializedArray<double>(shape.ProgramCount * shape.VariableCount);
    private readonly byte[] basis = GC.AllocateUninitializedArray<byte>(shape.ProgramCount * (shape.VariableCount + shape.RowCount));
    private string?[]? advice;

    /// <summary>Copies an engine's answer to a program's place.</summary>
    public void Take(int index, LinearProgramStatus status, DenseEngine engine)
    {
        statuses[index] = status;
        pivots[index] = (int)Math.Min(engine.Pivots, int.MaxValue);
        CopyBasis(index, engine.Statuses, stride: 1);
        if (engine.Advice.Length > 0)
        {
            LazyInitializer.EnsureInitialized(ref advice, () => new string?[shape.ProgramCount])[index] = engine.Advice;
        }

        Span<double> point = primal.AsSpan(index * shape.VariableCount, shape.VariableCount);
        Span<double> direction = directions.AsSpan(index * shape.VariableCount, shape.VariableCount);
        Span<double> prices = rowDuals.AsSpan(index * shape.RowCount, shape.RowCount);
        point.Clear();
        direction.Clear();
        prices.Clear();
        switch (status)
        {
            case LinearProgramStatus.Optimal:
                // + 0 turns -0 into 0.
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

    /// <summary>Notes that a program was not begun; its basis is the first one.</summary>
    public void Leave(int index, LinearProgramStatus status, BatchMember member)
    {
        statuses[index] = status;
        Span<byte> codes = basis.AsSpan(index * (shape.VariableCount + shape.RowCount), shape.VariableCount + shape.RowCount);
        codes.Clear(); // rows are basic, which is the default status
        for (int column = 0; column < shape.VariableCount; column++)
        {
            codes[column] = (byte)DenseProgram.NearestBound(member.Columns.Lower[column], member.Columns.Upper[column]);
        }

        primal.AsSpan(index * shape.VariableCount, shape.VariableCount).Clear();
        directions.AsSpan(index * shape.VariableCount, shape.VariableCount).Clear();
        rowDuals.AsSpan(index * shape.RowCount, shape.RowCount).Clear();
    }

    /// <summary>Copies an optimum found in a lane to a program's place.</summary>
    public void Take(int index, LaneTableau tableau, LaneConclusion conclusion, int steps, int lane)
    {
        (statuses[index], pivots[index]) = (LinearProgramStatus.Optimal, steps);
        values[index] = (sign * conclusion.Objectives[lane]) + 0.0;
        Span<double> point = primal.AsSpan(index * shape.VariableCount, shape.VariableCount);
        Span<double> direction = directions.AsSpan(index * shape.VariableCount, shape.VariableCount);
        for (int place = 0; place < point.Length; place++)
        {
            point[place] = conclusion.Point[place, lane] + 0.0;
            direction[place] = (sign * conclusion.Duals[place, lane]) + 0.0;
        }

        Span<double> prices = rowDuals.AsSpan(index * shape.RowCount, shape.RowCount);
        for (int row = 0; row < prices.Length; row++)
        {
            prices[row] = (sign * conclusion.Duals[shape.VariableCount + row, lane]) + 0.0;
        }

        CopyBasis(index, tableau.Status.AsSpan(lane), DenseKernels.Lanes);
    }

    public LinearProgramBatchSolution Complete() => new(
        shape, (new(statuses), advice is null ? default : new(advice), new(pivots), new(values)), (new(primal), new(rowDuals), new(directions)), new(basis));

    private void CopyBasis(int index, ReadOnlySpan<BasisStatus> source, int stride)
    {
        Span<byte> codes = basis.AsSpan(index * (shape.VariableCount + shape.RowCount), shape.VariableCount + shape.RowCount);
        for (int variable = 0; variable < codes.Length; variable++)
        {
            codes[variable] = (byte)source[variable * stride];
        }
    }

    private void CopySigned(ReadOnlySpan<double> source, Span<double> destination)
    {
        for (int place = 0; place < source.Length; place++)
        {
            destination[place] = (sign * source[place]) + 0.0;
        }
    }
}
