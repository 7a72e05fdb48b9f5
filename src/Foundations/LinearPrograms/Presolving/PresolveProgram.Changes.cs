namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <content>The changes that reductions are made of.</content>
internal sealed partial class PresolveProgram
{
    public void RemoveRow(int row)
    {
        Spend(Matrix.RowLength(row));
        isRowGone[row] = true;
        RowsLeft--;
        for (int at = Matrix.FirstInRow(row); at >= 0;)
        {
            int next = Matrix.NextInRow(at);
            RemoveEntry(at);
            at = next;
        }
    }

    public void RemoveColumn(int column)
    {
        Spend(Matrix.ColumnLength(column));
        isColumnGone[column] = true;
        ColumnsLeft--;
        ForgetDualRange(column);
        for (int at = Matrix.FirstInColumn(column); at >= 0; at = Matrix.NextInColumn(at))
        {
            CallRow(Matrix.Row(at));
        }

        WaitingColumns.Add(column);
        Matrix.RemoveColumn(column);
    }

    /// <summary>Takes a column out at a value: what it does to the rows goes into their bounds.</summary>
    public void FixColumn(int column, double value)
    {
        for (int at = Matrix.FirstInColumn(column); at >= 0; at = Matrix.NextInColumn(at))
        {
            ShiftRow(Matrix.Row(at), -Matrix.Value(at) * value);
        }

        RemoveColumn(column);
    }

    /// <summary>Adds to both bounds of a row.</summary>
    public void ShiftRow(int row, double shift)
    {
        if (shift != 0)
        {
            WidenRow(row, shift, shift);
        }
    }

    /// <summary>Adds to each bound of a row, noise taken for 0; an infinite shift takes the bound away.</summary>
    public void WidenRow(int row, double lowerShift, double upperShift)
    {
        (double lower, double upper) = (RowLower[row], RowUpper[row]);
        rowLowerScale[row] = Math.Max(rowLowerScale[row], PresolveNumbers.Size(lowerShift));
        rowUpperScale[row] = Math.Max(rowUpperScale[row], PresolveNumbers.Size(upperShift));
        ChangeRowBounds(
            row,
            PresolveNumbers.Cleaned(lower + lowerShift, Math.Max(PresolveNumbers.Size(lower), PresolveNumbers.Size(lowerShift))),
            PresolveNumbers.Cleaned(upper + upperShift, Math.Max(PresolveNumbers.Size(upper), PresolveNumbers.Size(upperShift))));
    }

    /// <summary>Replaces the bounds of a row.</summary>
    public void ChangeRowBounds(int row, double lower, double upper)
    {
        bool isSameKind = double.IsFinite(lower) == double.IsFinite(RowLower[row]) && double.IsFinite(upper) == double.IsFinite(RowUpper[row])
            && lower == upper == IsEquation(row);
        RowLower[row] = lower;
        RowUpper[row] = upper;
        rowLowerScale[row] = Math.Max(rowLowerScale[row], PresolveNumbers.Size(lower));
        rowUpperScale[row] = Math.Max(rowUpperScale[row], PresolveNumbers.Size(upper));
        CallRow(row);
        if (!isSameKind)
        {
            isDualRangeKnown[row] = false;
            CallColumnsOf(row);
        }
    }

    public void ChangeColumnBounds(int column, double lower, double upper)
    {
        ColumnLower[column] = lower;
        ColumnUpper[column] = upper;
        WaitingColumns.Add(column);
        for (int at = Matrix.FirstInColumn(column); at >= 0; at = Matrix.NextInColumn(at))
        {
            CallRow(Matrix.Row(at));
        }

        Spend(Matrix.ColumnLength(column));
        ForgetDualRange(column);
    }

    /// <summary>Adds to a cost, noise taken for 0.</summary>
    public void AddCost(int column, double change)
    {
        if (change == 0)
        {
            return;
        }

        costScale[column] = Math.Max(costScale[column], Math.Abs(change));
        Cost[column] = PresolveNumbers.Cleaned(Cost[column] + change, costScale[column]);
        WaitingColumns.Add(column);
        ForgetDualRange(column);
    }

    private void CallRow(int row)
    {
        WaitingRows.Add(row);
        isActivityKnown[row] = false;
    }

    // Before rows are linked nothing has been visited, so all columns wait.
    private void CallColumnsOf(int row)
    {
        if (!Matrix.HasRows)
        {
            return;
        }

        for (int at = Matrix.FirstInRow(row); at >= 0; at = Matrix.NextInRow(at))
        {
            WaitingColumns.Add(Matrix.Column(at));
        }

        Spend(Matrix.RowLength(row));
    }

    private void RemoveEntry(int at)
    {
        int row = Matrix.Row(at);
        int column = Matrix.Column(at);
        bool wasSingleton = Matrix.ColumnLength(column) == 1;
        Matrix.Remove(at);
        CallRow(row);
        WaitingColumns.Add(column);
        if (wasSingleton)
        {
            isDualRangeKnown[row] = false;
        }

        ForgetDualRange(column);
    }
}
