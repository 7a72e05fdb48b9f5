namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A row without coefficients: its activity is 0, and so is its price.</summary>
internal sealed class EmptyRow(int row) : Reduction
{
    public override ReductionKind Kind => ReductionKind.EmptyRow;

    public static bool TryApply(PresolveProgram program, int row)
    {
        if (program.Matrix.RowLength(row) > 0)
        {
            return false;
        }

        (double lowerScale, double upperScale) = program.RowScales(row);
        bool isBelow = program.RowLower[row] > 0;
        double excess = isBelow ? program.RowLower[row] : -program.RowUpper[row];
        double scale = isBelow ? lowerScale : upperScale;
        if (PresolveNumbers.IsCertain(excess, scale))
        {
            return program.Suspect(PresolveVerdict.SuspectedInfeasible);
        }

        if (excess > 0 && !PresolveNumbers.IsRounding(excess, scale))
        {
            return false;
        }

        program.RemoveRow(row);
        return program.Push(new EmptyRow(row));
    }

    public override void Undo(Postsolution solution) => solution.LoosenRow(row);
}
