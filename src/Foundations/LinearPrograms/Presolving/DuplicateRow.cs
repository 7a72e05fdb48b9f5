using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A row that is a multiple of another hands its bounds to it.</summary>
/// <remarks>Undone: where the kept row binds at a bound that came from the other, the other binds instead and takes the price over.</remarks>
[Reference("andersen1995", "section 3: duplicate rows")]
internal sealed class DuplicateRow : Reduction
{
    private readonly int kept;
    private readonly int gone;
    private readonly double factor;
    private readonly BoundTransfer transfer;

    private DuplicateRow(int kept, int gone, double factor, BoundTransfer transfer)
    {
        this.kept = kept;
        this.gone = gone;
        this.factor = factor;
        this.transfer = transfer;
    }

    public override ReductionKind Kind => ReductionKind.DuplicateRow;

    /// <summary>Takes out all multiples of rows with at least two coefficients.</summary>
    public static bool Sweep(PresolveProgram program)
    {
        program.Spend(program.Matrix.Count);
        IEnumerable<int> candidates = Enumerable.Range(0, program.Rows).Where(row =>
            program.MayGoOn() && program.HasRow(row) && program.Matrix.RowLength(row) > 1);
        MatrixLines lines = new(program.Matrix, areRows: true);
        return ParallelSearch.Run(lines, candidates, (kept, gone, factor) => TryMerge(program, kept, gone, factor));
    }

    public override void Undo(Postsolution solution)
    {
        BasisStatus side = Postsolution.Side(solution.Rows[kept], solution.RowDuals[kept], transfer.IsFixed);
        solution.Rows[kept] = side;
        if (!transfer.IsFromOutside(side))
        {
            solution.LoosenRow(gone);
            return;
        }

        solution.Rows[gone] = side == BasisStatus.AtLower == factor > 0 ? BasisStatus.AtLower : BasisStatus.AtUpper;
        solution.RowDuals[gone] = solution.RowDuals[kept] / factor;
        solution.LoosenRow(kept);
    }

    private static bool TryMerge(PresolveProgram program, int kept, int gone, double factor)
    {
        if (!program.MayGoOn())
        {
            return false;
        }

        (double lower, double upper) = (program.RowLower[gone] / factor, program.RowUpper[gone] / factor);
        (lower, upper) = factor > 0 ? (lower, upper) : (upper, lower);
        BoundTransfer merged = BoundTransfer.To(
            (program.RowLower[kept], program.RowUpper[kept]), (lower, upper), BoundTransfer.Scales(program, gone, factor));
        if (merged.IsImpossible)
        {
            return program.Suspect(PresolveVerdict.SuspectedInfeasible);
        }

        if (merged.IsDoubtful)
        {
            return false;
        }

        program.RemoveRow(gone);
        merged.ApplyToRow(program, kept);
        return program.Push(new DuplicateRow(kept, gone, factor, merged));
    }
}
