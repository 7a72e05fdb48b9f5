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

    private readonly TriangularSide byColumns = new();
    private readonly TriangularSide byRows = new();
    private double[] pivots = [];
    private int[] order = [];
    private int[] places = [];
    private int ordered;
    private int size;

    /// <summary>Gets the number of off-diagonal entries.</summary>
    public int Entries => byColumns.Lines.Entries;

    /// <summary>Gets the off-diagonal columns, to be filled before <see cref="Finish"/>.</summary>
    public SparseLines Columns => byColumns.Lines;

    /// <summary>Gets the pivot rows in the order in which they were chosen; valid until the first replacement.</summary>
    public ReadOnlySpan<int> Order => order.AsSpan(0, ordered);

    /// <summary>Forgets everything.</summary>
    /// <param name="newSize">Number of rows.</param>
    public void Reset(int newSize)
    {
        size = newSize;
        Columns.Reset(size);
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
    public void Finish()
    {
        byRows.Lines.Transpose(Columns, Order, size, RoomForFill);
        byColumns.Reset(size, order.Length);
        byRows.Reset(size, order.Length);
        for (int place = 0; place < ordered; place++)
        {
            EnterBoth(order[place], place);
        }
    }

    /// <summary>The pivot of a row.</summary>
    public double PivotOf(int row) => pivots[row];

    /// <summary>U·x = vector, in place; the result's list is exact.</summary>
    public void Forward(SparseVector vector, SparseSweep sweep, double smallest) =>
        byColumns.Solve(new(order.AsSpan(0, ordered), pivots), vector, sweep, smallest, isForward: false);

    /// <summary>Uᵀ·x = vector, in place; the result's list is exact.</summary>
    public void Backward(SparseVector vector, SparseSweep sweep, double smallest) =>
        byRows.Solve(new(order.AsSpan(0, ordered), pivots), vector, sweep, smallest, isForward: true);

    /// <summary>Exchanges a column for another and empties the row of the same name, both then the last.</summary>
    /// <param name="row">Name of the column and of the row.</param>
    /// <param name="pivot">New pivot.</param>
    /// <param name="indices">Rows of the new column; the pivot's own is passed over.</param>
    /// <param name="values">Entries of the new column.</param>
    public void Replace(int row, double pivot, ReadOnlySpan<int> indices, ReadOnlySpan<double> values)
    {
        SparseLines columns = byColumns.Lines;
        SparseLines rows = byRows.Lines;
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
                byRows.Enter(indices[entry], places[indices[entry]], pivots[indices[entry]]);
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
        byColumns.Leave(places[row]);
        byRows.Leave(places[row]);
        AddPivot(row, pivot);
        EnterBoth(row, places[row]);
    }

    private void EnterBoth(int row, int place)
    {
        byColumns.Enter(row, place, pivots[row]);
        byRows.Enter(row, place, pivots[row]);
    }
}
