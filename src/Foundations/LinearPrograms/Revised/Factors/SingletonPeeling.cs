using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>Chooses the pivots that need no arithmetic: columns, then rows, with a single entry among what is left, until there are none.</summary>
/// <remarks>Most of a basis of a linear program goes this way, logical columns first. Time O(nonzeros). Single-threaded.</remarks>
internal sealed class SingletonPeeling
{
    private int[] rowStarts = new int[1];
    private int[] rowCounts = [];
    private int[] rowPositions = [];
    private int[] columnCounts = [];
    private int[] columnStack = [];
    private int[] rowStack = [];
    private int columnsWaiting;
    private int rowsWaiting;

    /// <summary>Peels a basis.</summary>
    /// <param name="matrix">Columns.</param>
    /// <param name="basic">Basic variables, one per row.</param>
    /// <param name="draft">Receives the pivots; freshly reset.</param>
    public void Run(in ColumnView matrix, ReadOnlySpan<int> basic, FactorDraft draft)
    {
        Reset(basic.Length);
        AcceptLogicals(matrix, basic, draft);
        Count(matrix, basic, draft);
        ListRows(matrix, basic, draft);
        while (columnsWaiting + rowsWaiting > 0)
        {
            if (columnsWaiting > 0)
            {
                int position = columnStack[--columnsWaiting];
                if (columnCounts[position] == 1)
                {
                    PeelColumn(matrix, basic[position], position, draft);
                }
            }
            else
            {
                int row = rowStack[--rowsWaiting];
                if (rowCounts[row] == 1 && !draft.HasPivot(row))
                {
                    PeelRow(matrix, basic, row, draft);
                }
            }
        }
    }

    /// <summary>Whether an entry may be the pivot of its column.</summary>
    /// <param name="entry">Entry of the column, eliminated or not.</param>
    /// <param name="scale">Largest entry of the column in the basis.</param>
    public static bool IsPivot(double entry, double scale) => Math.Abs(entry) > Tolerances.Pivot.Relative * scale;

    /// <summary>Largest absolute entry of a column.</summary>
    public static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    private static void AcceptLogicals(in ColumnView matrix, ReadOnlySpan<int> basic, FactorDraft draft)
    {
        for (int position = 0; position < basic.Length; position++)
        {
            int row = basic[position] - matrix.Columns;
            if (row >= 0 && !draft.HasPivot(row))
            {
                draft.Accept(row, position, -1);
            }
        }
    }

    private void Reset(int size)
    {
        if (size >= rowStarts.Length)
        {
            rowStarts = new int[size + 1];
            rowCounts = new int[size];
            columnCounts = new int[size];
            columnStack = new int[size];
            rowStack = new int[size];
        }

        Array.Clear(rowCounts, 0, size);
        Array.Clear(columnCounts, 0, size);
        columnsWaiting = 0;
        rowsWaiting = 0;
    }

    private void Count(in ColumnView matrix, ReadOnlySpan<int> basic, FactorDraft draft)
    {
        for (int position = 0; position < basic.Length; position++)
        {
            if (basic[position] >= matrix.Columns)
            {
                continue;
            }

            foreach (int row in matrix.Rows(basic[position]))
            {
                if (!draft.HasPivot(row))
                {
                    rowCounts[row]++;
                    columnCounts[position]++;
                }
            }

            if (columnCounts[position] == 1)
            {
                columnStack[columnsWaiting++] = position;
            }
        }
    }

    // Positions by row, for the rows that have no pivot yet.
    private void ListRows(in ColumnView matrix, ReadOnlySpan<int> basic, FactorDraft draft)
    {
        int total = 0;
        for (int row = 0; row < basic.Length; row++)
        {
            total += rowCounts[row];
            rowStarts[row] = total;
            if (rowCounts[row] == 1)
            {
                rowStack[rowsWaiting++] = row;
            }
        }

        rowStarts[basic.Length] = total;
        if (total > rowPositions.Length)
        {
            rowPositions = new int[2 * total];
        }

        for (int position = basic.Length - 1; position >= 0; position--)
        {
            if (columnCounts[position] == 0)
            {
                continue;
            }

            foreach (int row in matrix.Rows(basic[position]))
            {
                if (!draft.HasPivot(row))
                {
                    rowPositions[--rowStarts[row]] = position;
                }
            }
        }
    }

    private void PeelColumn(in ColumnView matrix, int variable, int position, FactorDraft draft)
    {
        ReadOnlySpan<int> rows = matrix.Rows(variable);
        ReadOnlySpan<double> values = matrix.Values(variable);
        int place = 0;
        while (draft.HasPivot(rows[place]))
        {
            place++;
        }

        columnCounts[position] = 0;
        int row = rows[place];
        if (!IsPivot(values[place], Largest(values)))
        {
            LeaveOut(row);
            return;
        }

        draft.Accept(row, position, values[place]);
        draft.AddUpper(row, rows[..place], values[..place]);
        draft.AddUpper(row, rows[(place + 1)..], values[(place + 1)..]);
        foreach (int other in PositionsOf(row))
        {
            if (--columnCounts[other] == 1)
            {
                columnStack[columnsWaiting++] = other;
            }
        }
    }

    private void PeelRow(in ColumnView matrix, ReadOnlySpan<int> basic, int row, FactorDraft draft)
    {
        int position = FindColumn(row, draft);
        ReadOnlySpan<int> rows = matrix.Rows(basic[position]);
        ReadOnlySpan<double> values = matrix.Values(basic[position]);
        double pivot = values[rows.IndexOf(row)];
        if (!IsPivot(pivot, Largest(values)))
        {
            return;
        }

        draft.Accept(row, position, pivot);
        columnCounts[position] = 0;
        for (int entry = 0; entry < rows.Length; entry++)
        {
            int other = rows[entry];
            if (other == row)
            {
                continue;
            }

            if (draft.HasPivot(other))
            {
                draft.AddUpper(row, other, values[entry]);
            }
            else
            {
                draft.AddLower(row, other, values[entry] / pivot);
                LeaveOut(other);
            }
        }
    }

    // The one column of the row that still has entries.
    private int FindColumn(int row, FactorDraft draft)
    {
        foreach (int position in PositionsOf(row))
        {
            if (draft.RowOf(position) == FactorDraft.None && columnCounts[position] > 0)
            {
                return position;
            }
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private void LeaveOut(int row)
    {
        if (--rowCounts[row] == 1)
        {
            rowStack[rowsWaiting++] = row;
        }
    }

    private ReadOnlySpan<int> PositionsOf(int row) => rowPositions.AsSpan(rowStarts[row]..rowStarts[row + 1]);
}
