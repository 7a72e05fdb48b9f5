using System.Runtime.Intrinsics;
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
        CopyBasis(index, engine.Statuses, first: 0, stride: 1);
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
        Leave(index, status);
        Span<byte> codes = basis.AsSpan(index * (shape.VariableCount + shape.RowCount), shape.VariableCount);
        for (int column = 0; column < codes.Length; column++)
        {
            codes[column] = (byte)DenseProgram.NearestBound(member.Columns.Lower[column], member.Columns.Upper[column]);
        }
    }

    /// <summary>Notes that a program was not even written; it has no basis.</summary>
    public void Leave(int index, LinearProgramStatus status)
    {
        statuses[index] = status;
        basis.AsSpan(index * (shape.VariableCount + shape.RowCount), shape.VariableCount + shape.RowCount).Clear();
        primal.AsSpan(index * shape.VariableCount, shape.VariableCount).Clear();
        directions.AsSpan(index * shape.VariableCount, shape.VariableCount).Clear();
        rowDuals.AsSpan(index * shape.RowCount, shape.RowCount).Clear();
    }

    /// <summary>Copies what was found in the lanes to the places of up to four programs; what is no optimum is to be written over.</summary>
    public void Take((int First, int Count) programs, LaneTableau tableau, LaneConclusion conclusion, Vector256<long> steps)
    {
        LaneKernels.Deal(conclusion.Point, 1, primal, programs, shape.VariableCount);
        LaneKernels.Deal(conclusion.Duals, sign, directions, programs, shape.VariableCount);
        LaneKernels.Deal(conclusion.Duals.From(shape.VariableCount), sign, rowDuals, programs, shape.RowCount);
        for (int lane = 0; lane < programs.Count; lane++)
        {
            int index = programs.First + lane;
            (statuses[index], pivots[index]) = (LinearProgramStatus.Optimal, (int)steps.GetElement(lane));
            values[index] = (sign * conclusion.Objectives.GetElement(lane)) + 0.0;
            CopyBasis(index, tableau.Status, lane, DenseKernels.Lanes);
        }
    }

    public LinearProgramBatchSolution Complete() => new(
        shape, (new(statuses), advice is null ? default : new(advice), new(pivots), new(values)), (new(primal), new(rowDuals), new(directions)), new(basis));

    private void CopyBasis(int index, ReadOnlySpan<BasisStatus> source, int first, int stride)
    {
        Span<byte> codes = basis.AsSpan(index * (shape.VariableCount + shape.RowCount), shape.VariableCount + shape.RowCount);
        for (int variable = 0; variable < codes.Length; variable++)
        {
            codes[variable] = (byte)source[first + (variable * stride)];
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
