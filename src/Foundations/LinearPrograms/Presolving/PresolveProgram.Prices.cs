namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <content>What is known about prices.</content>
internal sealed partial class PresolveProgram
{
    private readonly DualRange[] dualRanges;
    private readonly bool[] isDualRangeKnown;

    /// <summary>Between what the price of a row lies in every dual solution of the present program.</summary>
    public DualRange DualRangeOf(int row)
    {
        if (!isDualRangeKnown[row])
        {
            isDualRangeKnown[row] = true;
            dualRanges[row] = FindDualRange(row);
        }

        return dualRanges[row];
    }

    // A column without upper bound has no negative reduced cost, one without lower bound no positive one.
    private DualRange FindDualRange(int row)
    {
        DualRange range = DualRange.OfKind(RowLower[row], RowUpper[row]);
        if (Matrix.SingletonColumns(row) == 0)
        {
            return range;
        }

        for (int at = Matrix.FirstInRow(row); at >= 0; at = Matrix.NextInRow(at))
        {
            int column = Matrix.Column(at);
            if (Matrix.ColumnLength(column) == 1)
            {
                range = double.IsPositiveInfinity(ColumnUpper[column]) ? range.Within(Cost[column], Matrix.Value(at), isNonnegative: true) : range;
                range = double.IsNegativeInfinity(ColumnLower[column]) ? range.Within(Cost[column], Matrix.Value(at), isNonnegative: false) : range;
            }
        }

        Spend(Matrix.RowLength(row));
        return range;
    }

    // What a column says about prices it says only to the one row that it is in.
    private void ForgetDualRange(int column)
    {
        if (Matrix.ColumnLength(column) == 1)
        {
            int row = Matrix.Row(Matrix.FirstInColumn(column));
            isDualRangeKnown[row] = false;
        }
    }
}
