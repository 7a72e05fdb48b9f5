using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A row with one coefficient becomes bounds of its column.</summary>
/// <remarks>
/// Undone: where the column stands at a bound that came from the row, the row binds instead, the column is basic and its reduced cost
/// becomes the row's price divided by the coefficient. Otherwise the row is loose.
/// </remarks>
[Reference("andersen1995", "section 3: a singleton row")]
internal sealed class SingletonRow : Reduction
{
    private readonly int row;
    private readonly int column;
    private readonly double coefficient;
    private readonly BoundTransfer transfer;

    private SingletonRow(int row, int column, double coefficient, BoundTransfer transfer)
    {
        this.row = row;
        this.column = column;
        this.coefficient = coefficient;
        this.transfer = transfer;
    }

    public override ReductionKind Kind => ReductionKind.SingletonRow;

    public static bool TryApply(PresolveProgram program, int row)
    {
        if (program.Matrix.RowLength(row) != 1)
        {
            return false;
        }

        int at = program.Matrix.FirstInRow(row);
        int bounded = program.Matrix.Column(at);
        double pivot = program.Matrix.Value(at);
        (double lower, double upper) = (program.RowLower[row] / pivot, program.RowUpper[row] / pivot);
        (lower, upper) = pivot > 0 ? (lower, upper) : (upper, lower);
        BoundTransfer moved = BoundTransfer.To(program, bounded, lower, upper, BoundTransfer.Scales(program, row, pivot));
        if (moved.IsImpossible)
        {
            return program.Suspect(PresolveVerdict.SuspectedInfeasible);
        }

        if (moved.IsDoubtful)
        {
            return false;
        }

        program.RemoveRow(row);
        moved.Apply(program, bounded);
        return program.Push(new SingletonRow(row, bounded, pivot, moved));
    }

    public override void Undo(Postsolution solution)
    {
        BasisStatus side = Postsolution.Side(solution.Columns[column], solution.ReducedCosts[column], transfer.IsFixed);
        if (!transfer.IsFromOutside(side))
        {
            solution.Columns[column] = side;
            solution.LoosenRow(row);
            return;
        }

        solution.RowDuals[row] = solution.ReducedCosts[column] / coefficient;
        solution.ReducedCosts[column] = 0;
        solution.Columns[column] = BasisStatus.Basic;
        solution.Rows[row] = side == BasisStatus.AtLower == coefficient > 0 ? BasisStatus.AtLower : BasisStatus.AtUpper;
    }
}
