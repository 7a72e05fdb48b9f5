using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A row that holds wherever its columns stand within their bounds: it never binds, and its price is 0.</summary>
/// <remarks>When only one side is implied, that side is dropped; nothing needs to be undone then.</remarks>
[Reference("brearley1975", "bounds on the activity of a row")]
internal sealed class RedundantRow(int row) : Reduction
{
    public override ReductionKind Kind => ReductionKind.RedundantRow;

    public static bool TryApply(PresolveProgram program, int row)
    {
        RowActivity activity = program.Activity(row);
        (double lowerScale, double upperScale) = program.RowScales(row);
        if (PresolveNumbers.IsCertain(program.RowLower[row] - activity.Max, Math.Max(activity.MaxScale, lowerScale))
            || PresolveNumbers.IsCertain(activity.Min - program.RowUpper[row], Math.Max(activity.MinScale, upperScale)))
        {
            return program.Suspect(PresolveVerdict.SuspectedInfeasible);
        }

        bool isLowerImplied = activity.Min >= program.RowLower[row];
        bool isUpperImplied = activity.Max <= program.RowUpper[row];
        if (isLowerImplied && isUpperImplied)
        {
            program.RemoveRow(row);
            return program.Push(new RedundantRow(row));
        }

        return !program.IsEquation(row) && DropSide(program, row, isLowerImplied, isUpperImplied);
    }

    public override void Undo(Postsolution solution) => solution.LoosenRow(row);

    private static bool DropSide(PresolveProgram program, int row, bool isLowerImplied, bool isUpperImplied)
    {
        double lower = isLowerImplied ? double.NegativeInfinity : program.RowLower[row];
        double upper = isUpperImplied ? double.PositiveInfinity : program.RowUpper[row];
        if (lower == program.RowLower[row] && upper == program.RowUpper[row])
        {
            return false;
        }

        program.ChangeRowBounds(row, lower, upper);
        return true;
    }
}
