using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A column without cost and without bound on the side to which all its rows let it go: it can satisfy them all by itself.</summary>
/// <remarks>
/// Column and rows are taken out. Undone: the column goes as far as its own other bound, or until the first of its rows binds, where it
/// is basic. Ties go to the own bound, then to the first row. All prices are 0.
/// </remarks>
[Reference("andersen1995", "section 3: weakly dominated columns")]
internal sealed class ReleasedRows : Reduction
{
    private readonly int column;
    private readonly bool isFalling;
    private readonly double ownBound;
    private readonly List<Released> rows = [];

    private ReleasedRows(PresolveProgram program, int column, bool isFalling)
    {
        this.column = column;
        this.isFalling = isFalling;
        ownBound = isFalling ? program.ColumnUpper[column] : program.ColumnLower[column];
        for (int at = program.Matrix.FirstInColumn(column); at >= 0; at = program.Matrix.NextInColumn(at))
        {
            rows.Add(Read(program, at));
        }
    }

    public override ReductionKind Kind => ReductionKind.ReleasedRows;

    public static bool TryApply(PresolveProgram program, int column)
    {
        if (program.Cost[column] != 0 || !(IsReleasedBy(program, column, isFalling: true) || IsReleasedBy(program, column, isFalling: false)))
        {
            return false;
        }

        ReleasedRows reduction = new(program, column, IsReleasedBy(program, column, isFalling: true));
        foreach (Released released in reduction.rows)
        {
            program.RemoveRow(released.Row);
        }

        program.RemoveColumn(column);
        return program.Push(reduction);
    }

    public override void Undo(Postsolution solution)
    {
        int binding = -1;
        double limit = ownBound;
        for (int index = 0; index < rows.Count; index++)
        {
            solution.LoosenRow(rows[index].Row);
            double own = rows[index].Others.Reduce(rows[index].Side, solution.Primal) / rows[index].Coefficient;
            if (double.IsFinite(rows[index].Side) && (isFalling ? own < limit : own > limit))
            {
                (binding, limit) = (index, own);
            }
        }

        if (binding >= 0)
        {
            solution.Rows[rows[binding].Row] = rows[binding].Coefficient > 0 == isFalling ? BasisStatus.AtUpper : BasisStatus.AtLower;
            solution.PlaceColumn(column, limit, BasisStatus.Basic, 0);
        }
        else
        {
            BasisStatus status = double.IsInfinity(limit) ? BasisStatus.Free : isFalling ? BasisStatus.AtUpper : BasisStatus.AtLower;
            solution.PlaceColumn(column, double.IsInfinity(limit) ? 0 : limit, status, 0);
        }
    }

    private static bool IsReleasedBy(PresolveProgram program, int column, bool isFalling)
    {
        double exit = isFalling ? program.ColumnLower[column] : program.ColumnUpper[column];
        double other = isFalling ? program.ColumnUpper[column] : program.ColumnLower[column];
        bool isReleased = double.IsInfinity(exit) && !PresolveNumbers.IsHuge(other);
        for (int at = program.Matrix.FirstInColumn(column); at >= 0 && isReleased; at = program.Matrix.NextInColumn(at))
        {
            int row = program.Matrix.Row(at);
            bool isOpenBelow = program.Matrix.Value(at) > 0 == isFalling;
            isReleased = double.IsInfinity(isOpenBelow ? program.RowLower[row] : program.RowUpper[row])
                && !PresolveNumbers.IsHuge(isOpenBelow ? program.RowUpper[row] : program.RowLower[row])
                && PresolveNumbers.IsGoodPivot(program.Matrix.Value(at), program.LargestInRow(row));
        }

        return isReleased;
    }

    private Released Read(PresolveProgram program, int at)
    {
        int row = program.Matrix.Row(at);
        bool isOpenBelow = program.Matrix.Value(at) > 0 == isFalling;
        return new(
            row, program.Matrix.Value(at), isOpenBelow ? program.RowUpper[row] : program.RowLower[row], program.Matrix.RowSlice(row, column));
    }

    private sealed record Released(int Row, double Coefficient, double Side, SparseSlice Others);
}
