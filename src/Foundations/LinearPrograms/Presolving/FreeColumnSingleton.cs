using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A column in one row only whose bounds never bind: the row, read as an equation, gives its value, and its cost the row's price.</summary>
/// <remarks>
/// The bounds never bind when they are absent or when the row and the bounds of its other columns imply them. An inequality is read as
/// an equation at the side that the price presses against. Undone: the column is basic, the row binds.
/// </remarks>
[Reference("andersen1995", "section 3: free and implied free column singletons")]
internal sealed class FreeColumnSingleton : Reduction
{
    private readonly int row;
    private readonly int column;
    private readonly double coefficient;
    private readonly double price;
    private readonly double side;
    private readonly BasisStatus rowStatus;
    private readonly SparseSlice others;

    private FreeColumnSingleton(PresolveProgram program, int row, int at, double side, BasisStatus rowStatus)
    {
        this.row = row;
        this.side = side;
        this.rowStatus = rowStatus;
        column = program.Matrix.Column(at);
        coefficient = program.Matrix.Value(at);
        price = program.Cost[column] / coefficient;
        others = program.Matrix.RowSlice(row, column);
    }

    public override ReductionKind Kind => ReductionKind.FreeColumnSingleton;

    public static bool TryApply(PresolveProgram program, int row)
    {
        if (program.Matrix.SingletonColumns(row) == 0)
        {
            return false;
        }

        RowActivity activity = program.Activity(row);
        double largest = program.LargestInRow(row);
        for (int at = program.Matrix.FirstInRow(row); at >= 0; at = program.Matrix.NextInRow(at))
        {
            if (program.Matrix.ColumnLength(program.Matrix.Column(at)) == 1 && PresolveNumbers.IsGoodPivot(program.Matrix.Value(at), largest)
                && TryApply(program, row, at, activity))
            {
                return true;
            }
        }

        return false;
    }

    public override void Undo(Postsolution solution)
    {
        solution.PlaceColumn(column, others.Reduce(side, solution.Primal) / coefficient, BasisStatus.Basic, 0);
        solution.RowDuals[row] = price;
        solution.Rows[row] = rowStatus;
    }

    private static bool TryApply(PresolveProgram program, int row, int at, RowActivity activity)
    {
        int single = program.Matrix.Column(at);
        double dual = program.Cost[single] / program.Matrix.Value(at);
        bool isFree = double.IsNegativeInfinity(program.ColumnLower[single]) && double.IsPositiveInfinity(program.ColumnUpper[single]);
        if (dual == 0 && !program.IsEquation(row))
        {
            return false;
        }

        (double side, BasisStatus status) = dual >= 0 ? (program.RowLower[row], BasisStatus.AtLower) : (program.RowUpper[row], BasisStatus.AtUpper);
        if (double.IsInfinity(side))
        {
            return isFree && program.Suspect(PresolveVerdict.SuspectedUnbounded);
        }

        if (PresolveNumbers.IsHuge(side) || !double.IsFinite(dual) || !(isFree || AreBoundsImplied(program, row, at, side, activity)))
        {
            return false;
        }

        FreeColumnSingleton reduction = new(program, row, at, side, status);
        reduction.Apply(program);
        return program.Push(reduction);
    }

    // First by subtraction from the whole row's activity, which may leave noise, then anew for the few that pass.
    private static bool AreBoundsImplied(PresolveProgram program, int row, int at, double side, RowActivity activity)
    {
        int single = program.Matrix.Column(at);
        double pivot = program.Matrix.Value(at);
        (double lower, double upper) = (program.ColumnLower[single], program.ColumnUpper[single]);
        double scale = Math.Max(Math.Max(activity.MinScale, activity.MaxScale), Math.Abs(side)) / Math.Abs(pivot);
        (double low, double high) = ValueRange(activity.Without(pivot, lower, upper), side, pivot);
        if (!IsWithin(low, high, lower, upper, scale))
        {
            return false;
        }

        (low, high) = ValueRange(program.ActivityWithout(row, single), side, pivot);
        return low >= lower && high <= upper;
    }

    private static bool IsWithin(double low, double high, double lower, double upper, double scale) =>
        (low >= lower || PresolveNumbers.IsRounding(low - lower, scale)) && (high <= upper || PresolveNumbers.IsRounding(high - upper, scale));

    // Between what  (side − rest) / coefficient  lies.
    private static (double Low, double High) ValueRange(RowActivity rest, double total, double pivot) => pivot > 0
        ? ((total - rest.Max) / pivot, (total - rest.Min) / pivot)
        : ((total - rest.Min) / pivot, (total - rest.Max) / pivot);

    private void Apply(PresolveProgram program)
    {
        for (int position = 0; position < others.Indices.Length; position++)
        {
            program.AddCost(others.Indices[position], -price * others.Values[position]);
        }

        program.RemoveRow(row);
        program.RemoveColumn(column);
    }
}
