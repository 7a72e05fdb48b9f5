using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>The upper triangular factor U, by columns and by rows, whose columns can be replaced one by one.</summary>
/// <remarks>
/// Rows and columns are both named by pivot row; U is triangular in the order of its pivots. A replaced column becomes the last of that order
/// and its row is emptied, so U stays triangular without a permutation of anything stored.
/// </remarks>
[Reference("forrest1972", "the update that replaces a column of U and eliminates its row")]
internal sealed class UpperFactor
{
    private const int RoomForFill = 4;
    private const int Gone = -1;

    private readonly SparseLines columns = new();
    private readonly SparseLines rows = new();
    private readonly SweepHistory forwardHistory = new();
    private readonly SweepHistory backwardHistory = new();
    private double[] pivots = [];
    private int[] order = [];
    private int[] places = [];
    private int ordered;
    private int size;

    /// <summary>Gets the number of off-diagonal entries.</summary>
    public int Entries => columns.Entries;

    /// <summary>Gets the off-diagonal columns, to be filled before <see cref="Finish"/>.</summary>
    public SparseLines Columns => columns;

    /// <summary>Gets the pivot rows in the order in which they were chosen; valid until the first replacement.</summary>
    public ReadOnlySpan<int> Order => order.AsSpan(0, ordered);

    /// <summary>Forgets everything.</summary>
    /// <param name="newSize">Number of rows.</param>
    public void Reset(int newSize)
    {
        size = newSize;
        columns.Reset(size);
        if (size > pivots.Length)
        {
            pivots = new double[size];
            places = new int[size];
            order = new int[2 * size];
        }

        ordered = 0;
    }

    /// <summary>Gives a row its pivot, as the last one so far.</summary>
    public void AddPivot(int row, double pivot)
    {
        pivots[row] = pivot;
        places[row] = ordered;
        order[ordered++] = row;
    }

    /// <summary>Readies the rows once every column is there.</summary>
    public void Finish() => rows.Transpose(columns, Order, size, RoomForFill);

    /// <summary>The pivot of a row.</summary>
    public double PivotOf(int row) => pivots[row];

    /// <summary>U·x = vector, in place; the result's list is exact.</summary>
    public void Forward(SparseVector vector, SparseSweep sweep, double smallest)
    {
        if (!sweep.TrySolve(columns, pivots, vector, smallest, forwardHistory))
        {
            Solve(columns, vector, smallest, ordered - 1, -1);
        }
    }

    /// <summary>Uᵀ·x = vector, in place; the result's list is exact.</summary>
    public void Backward(SparseVector vector, SparseSweep sweep, double smallest)
    {
        if (!sweep.TrySolve(rows, pivots, vector, smallest, backwardHistory))
        {
            Solve(rows, vector, smallest, 0, 1);
        }
    }

    /// <summary>Exchanges a column for another and empties the row of the same name, both then the last.</summary>
    /// <param name="row">Name of the column and of the row.</param>
    /// <param name="pivot">New pivot.</param>
    /// <param name="indices">Rows of the new column; the pivot's own is passed over.</param>
    /// <param name="values">Entries of the new column.</param>
    public void Replace(int row, double pivot, ReadOnlySpan<int> indices, ReadOnlySpan<double> values)
    {
        foreach (int other in columns.IndicesOf(row))
        {
            rows.Remove(other, row);
        }

        foreach (int other in rows.IndicesOf(row))
        {
            columns.Remove(other, row);
        }

        rows.Clear(row);
        columns.Open(row, indices.Length);
        for (int entry = 0; entry < indices.Length; entry++)
        {
            if (indices[entry] != row)
            {
                columns.Append(row, indices[entry], values[entry]);
                rows.Append(indices[entry], row, values[entry]);
            }
        }

        MoveLast(row, pivot);
    }

    private void MoveLast(int row, double pivot)
    {
        if (ordered == order.Length)
        {
            Array.Resize(ref order, 2 * ordered);
        }

        order[places[row]] = Gone;
        AddPivot(row, pivot);
    }

    private void Solve(SparseLines lines, SparseVector vector, double smallest, int first, int step)
    {
        double[] values = vector.Values;
        int[] listed = vector.Indices;
        int count = 0;
        for (int place = first; (uint)place < (uint)ordered; place += step)
        {
            int row = order[place];
            if (row == Gone || values[row] == 0)
            {
                continue;
            }

            double value = values[row];
            if (Math.Abs(value) <= smallest)
            {
                values[row] = 0;
                continue;
            }

            value /= pivots[row];
            values[row] = value;
            listed[count++] = row;
            SparseKernels.Subtract(values, value, lines.IndicesOf(row), lines.ValuesOf(row));
        }

        vector.Count = count;
        vector.IsDense = false;
    }
}
