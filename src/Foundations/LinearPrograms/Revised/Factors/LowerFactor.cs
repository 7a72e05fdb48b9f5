namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>The unit lower triangular factor L, by columns for solving with it and by rows for solving with its transpose.</summary>
/// <remarks>Rows and columns are both named by pivot row, so L is triangular in pivot order only. Columns are appended as pivots are chosen.</remarks>
internal sealed class LowerFactor
{
    private readonly SparseLines rows = new();
    private readonly SweepHistory forwardHistory = new();
    private readonly SweepHistory backwardHistory = new();
    private int[] columnOrder = [];
    private int[] rowOrder = [];
    private int columnCount;
    private int rowCount;

    /// <summary>Gets the off-diagonal columns.</summary>
    public SparseLines Columns { get; } = new();

    /// <summary>Gets the number of off-diagonal entries.</summary>
    public int Entries => Columns.Entries;

    /// <summary>Forgets everything.</summary>
    /// <param name="size">Number of rows.</param>
    public void Reset(int size)
    {
        Columns.Reset(size);
        if (size > columnOrder.Length)
        {
            columnOrder = new int[size];
            rowOrder = new int[size];
        }

        columnCount = 0;
        rowCount = 0;
    }

    /// <summary>Readies the rows once the last column is there.</summary>
    /// <param name="pivotOrder">Pivot rows in the order in which they were chosen.</param>
    public void Finish(ReadOnlySpan<int> pivotOrder)
    {
        foreach (int row in pivotOrder)
        {
            if (Columns.LengthOf(row) > 0)
            {
                columnOrder[columnCount++] = row;
            }
        }

        rows.Transpose(Columns, columnOrder.AsSpan(0, columnCount), pivotOrder.Length, 0);
        foreach (int row in pivotOrder)
        {
            if (rows.LengthOf(row) > 0)
            {
                rowOrder[rowCount++] = row;
            }
        }
    }

    /// <summary>L·x = vector, in place.</summary>
    public void Forward(SparseVector vector, SparseSweep sweep, double smallest)
    {
        if (columnCount == 0 || sweep.TrySolve(Columns, [], vector, smallest, forwardHistory))
        {
            return;
        }

        vector.IsDense = true;
        double[] values = vector.Values;
        foreach (int column in columnOrder.AsSpan(0, columnCount))
        {
            double value = values[column];
            if (value != 0)
            {
                SparseKernels.Subtract(values, value, Columns.IndicesOf(column), Columns.ValuesOf(column));
            }
        }
    }

    /// <summary>Lᵀ·x = vector, in place; the result is listed.</summary>
    public void Backward(SparseVector vector, SparseSweep sweep, double smallest)
    {
        if (rowCount == 0 || sweep.TrySolve(rows, [], vector, smallest, backwardHistory))
        {
            return;
        }

        double[] values = vector.Values;
        for (int position = rowCount - 1; position >= 0; position--)
        {
            int row = rowOrder[position];
            double value = values[row];
            if (value != 0)
            {
                SparseKernels.Subtract(values, value, rows.IndicesOf(row), rows.ValuesOf(row));
            }
        }

        vector.Pack(smallest);
    }
}
