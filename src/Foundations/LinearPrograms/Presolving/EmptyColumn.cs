namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A column without coefficients goes to its cheapest bound; without cost to its bound of least size, or to 0 when it has none.</summary>
internal sealed class EmptyColumn(int column, double value, BasisStatus status, double cost) : Reduction
{
    public override ReductionKind Kind => ReductionKind.EmptyColumn;

    public static bool TryApply(PresolveProgram program, int column)
    {
        if (program.Matrix.ColumnLength(column) > 0)
        {
            return false;
        }

        (double lower, double upper, double cost) = (program.ColumnLower[column], program.ColumnUpper[column], program.Cost[column]);
        bool isAtLower = cost > 0 || (cost == 0 && Math.Abs(lower) <= Math.Abs(upper));
        (double value, BasisStatus status) = isAtLower ? (lower, BasisStatus.AtLower) : (upper, BasisStatus.AtUpper);
        if (double.IsInfinity(value))
        {
            if (cost != 0)
            {
                return program.Suspect(PresolveVerdict.SuspectedUnbounded);
            }

            (value, status) = (0, BasisStatus.Free);
        }

        program.RemoveColumn(column);
        return program.Push(new EmptyColumn(column, value, status, cost));
    }

    public override void Undo(Postsolution solution) => solution.PlaceColumn(column, value, status, cost);
}
