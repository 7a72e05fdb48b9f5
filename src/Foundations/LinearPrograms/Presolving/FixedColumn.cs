namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A column with equal bounds is taken out at its value.</summary>
internal sealed class FixedColumn : Reduction
{
    private readonly int column;
    private readonly double value;
    private readonly double cost;
    private readonly SparseSlice entries;

    private FixedColumn(PresolveProgram program, int column)
    {
        this.column = column;
        value = program.ColumnLower[column];
        cost = program.Cost[column];
        entries = program.Matrix.ColumnSlice(column);
    }

    public override ReductionKind Kind => ReductionKind.FixedColumn;

    public static bool TryApply(PresolveProgram program, int column)
    {
        if (!program.IsFixed(column) || PresolveNumbers.IsHuge(program.ColumnLower[column]))
        {
            return false;
        }

        FixedColumn reduction = new(program, column);
        program.FixColumn(column, reduction.value);
        return program.Push(reduction);
    }

    public override void Undo(Postsolution solution)
    {
        double reducedCost = solution.ReducedCost(cost, entries);
        solution.PlaceColumn(column, value, Postsolution.Side(BasisStatus.AtLower, reducedCost, isFixed: true), reducedCost);
    }
}
