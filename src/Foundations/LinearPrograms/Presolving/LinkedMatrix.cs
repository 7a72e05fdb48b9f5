using System.Buffers;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A sparse matrix whose entries are linked along rows and columns, so that each can be removed or added in constant time.</summary>
/// <remarks>
/// Entries are visited by  <c>for (int at = matrix.FirstInRow(row); at >= 0; at = matrix.NextInRow(at))</c>. At first only columns are linked:
/// what is removed before <see cref="LinkRows"/> costs the rows nothing. Single-threaded.
/// </remarks>
internal sealed class LinkedMatrix
{
    private const int None = -1;
    private const int SmallestRoom = 4;

    private readonly int[] rowHeads;
    private readonly int[] columnHeads;
    private readonly int[] rowLengths;
    private readonly int[] columnLengths;
    private readonly int[] singletons;
    private Entry[] entries;
    private Links[] before;
    private int used;
    private int vacant = None;

    /// <summary>Copies the matrix of a model; rows and columns are visited in ascending order until entries are added.</summary>
    public LinkedMatrix(SimplexModel model)
    {
        rowHeads = Filled(model.Rows);
        columnHeads = Filled(model.Columns);
        rowLengths = new int[model.Rows];
        columnLengths = new int[model.Columns];
        singletons = new int[model.Rows];
        entries = ArrayPool<Entry>.Shared.Rent(model.CoefficientCount);
        before = ArrayPool<Links>.Shared.Rent(model.CoefficientCount);
        for (int column = 0; column < model.Columns; column++)
        {
            CopyColumn(model, column);
        }
    }

    public int Rows => rowHeads.Length;

    public int Columns => columnHeads.Length;

    public int Count { get; private set; }

    /// <summary>Whether rows and columns are still visited in ascending order.</summary>
    public bool IsAscending { get; private set; } = true;

    /// <summary>Whether rows can be visited.</summary>
    public bool HasRows { get; private set; }

    public int RowLength(int row) => rowLengths[row];

    public int ColumnLength(int column) => columnLengths[column];

    /// <summary>Number of columns that have an entry in this row only.</summary>
    public int SingletonColumns(int row) => singletons[row];

    public int FirstInRow(int row) => rowHeads[row];

    public int FirstInColumn(int column) => columnHeads[column];

    public int NextInRow(int entry) => entries[entry].NextInRow;

    public int NextInColumn(int entry) => entries[entry].NextInColumn;

    public int Row(int entry) => entries[entry].Row;

    public int Column(int entry) => entries[entry].Column;

    public double Value(int entry) => entries[entry].Value;

    /// <summary>Gives the memory of the entries back; the matrix must not be used any more.</summary>
    public void Release()
    {
        ArrayPool<Entry>.Shared.Return(entries);
        ArrayPool<Links>.Shared.Return(before);
        (entries, before) = ([], []);
    }

    /// <summary>Links the entries left along their rows.</summary>
    public void LinkRows()
    {
        HasRows = true;
        for (int at = used - 1; at >= 0; at--)
        {
            ref Entry entry = ref entries[at];
            if (entry.Row != None)
            {
                LinkInRow(at, ref entry);
            }
        }
    }

    public void Add(int row, int column, double value)
    {
        int at = vacant == None ? Append() : vacant;
        vacant = at == vacant ? entries[at].NextInRow : vacant;
        IsAscending = false;
        ref Entry entry = ref entries[at];
        entry = new() { Row = row, Column = column, Value = value, NextInColumn = columnHeads[column] };
        before[at].InColumn = None;
        if (columnHeads[column] != None)
        {
            before[columnHeads[column]].InColumn = at;
        }

        CountSingleton(column, -1);
        columnHeads[column] = at;
        columnLengths[column]++;
        CountSingleton(column, 1);
        LinkInRow(at, ref entry);
        rowLengths[row]++;
        Count++;
    }

    public void Change(int entry, double value) => entries[entry].Value = value;

    public void Remove(int entry)
    {
        Entry gone = entries[entry];
        CountSingleton(gone.Column, -1);
        UnlinkFromColumn(gone, before[entry].InColumn);
        columnLengths[gone.Column]--;
        CountSingleton(gone.Column, 1);
        if (HasRows)
        {
            UnlinkFromRow(gone, before[entry].InRow);
        }

        rowLengths[gone.Row]--;
        Vacate(entry, ref entries[entry]);
    }

    /// <summary>Removes all entries of a column.</summary>
    public void RemoveColumn(int column)
    {
        CountSingleton(column, -1);
        for (int at = columnHeads[column]; at != None;)
        {
            ref Entry entry = ref entries[at];
            int next = entry.NextInColumn;
            if (HasRows)
            {
                UnlinkFromRow(entry, before[at].InRow);
            }

            rowLengths[entry.Row]--;
            Vacate(at, ref entry);
            at = next;
        }

        columnHeads[column] = None;
        columnLengths[column] = 0;
    }

    /// <summary>Copies a column, without one of its rows if that is not negative.</summary>
    public SparseSlice ColumnSlice(int column, int exceptRow = None)
    {
        int length = columnLengths[column] - (exceptRow == None ? 0 : 1);
        int[] rows = new int[length];
        double[] values = new double[length];
        int next = 0;
        for (int at = columnHeads[column]; at >= 0; at = entries[at].NextInColumn)
        {
            if (entries[at].Row != exceptRow)
            {
                rows[next] = entries[at].Row;
                values[next++] = entries[at].Value;
            }
        }

        return new(rows, values);
    }

    /// <summary>Copies a row, without one of its columns if that is not negative.</summary>
    public SparseSlice RowSlice(int row, int exceptColumn = None)
    {
        int length = rowLengths[row] - (exceptColumn == None ? 0 : 1);
        int[] columns = new int[length];
        double[] values = new double[length];
        int next = 0;
        for (int at = rowHeads[row]; at >= 0; at = entries[at].NextInRow)
        {
            if (entries[at].Column != exceptColumn)
            {
                columns[next] = entries[at].Column;
                values[next++] = entries[at].Value;
            }
        }

        return new(columns, values);
    }

    private static int[] Filled(int count)
    {
        int[] heads = new int[count];
        Array.Fill(heads, None);
        return heads;
    }

    private void CopyColumn(SimplexModel model, int column)
    {
        ReadOnlySpan<int> rows = model.ColumnRows(column);
        ReadOnlySpan<double> values = model.ColumnCoefficients(column);
        int first = used;
        int at = first;
        for (int position = 0; position < rows.Length; position++)
        {
            if (values[position] != 0)
            {
                entries[at] = new() { Row = rows[position], Column = column, Value = values[position], NextInRow = None, NextInColumn = at + 1 };
                before[at] = new() { InRow = None, InColumn = at - 1 };
                rowLengths[rows[position]]++;
                at++;
            }
        }

        if (at > first)
        {
            columnHeads[column] = first;
            before[first].InColumn = None;
            entries[at - 1].NextInColumn = None;
        }

        used = at;
        columnLengths[column] = at - first;
        Count += at - first;
        CountSingleton(column, 1);
    }

    private void CountSingleton(int column, int change)
    {
        if (columnLengths[column] == 1)
        {
            singletons[entries[columnHeads[column]].Row] += change;
        }
    }

    private void Vacate(int at, ref Entry entry)
    {
        entry.Row = None;
        entry.NextInRow = vacant;
        vacant = at;
        Count--;
    }

    private void LinkInRow(int at, ref Entry entry)
    {
        int next = rowHeads[entry.Row];
        entry.NextInRow = next;
        before[at].InRow = None;
        if (next != None)
        {
            before[next].InRow = at;
        }

        rowHeads[entry.Row] = at;
    }

    private void UnlinkFromRow(Entry gone, int previous)
    {
        (previous == None ? ref rowHeads[gone.Row] : ref entries[previous].NextInRow) = gone.NextInRow;
        if (gone.NextInRow != None)
        {
            before[gone.NextInRow].InRow = previous;
        }
    }

    private void UnlinkFromColumn(Entry gone, int previous)
    {
        (previous == None ? ref columnHeads[gone.Column] : ref entries[previous].NextInColumn) = gone.NextInColumn;
        if (gone.NextInColumn != None)
        {
            before[gone.NextInColumn].InColumn = previous;
        }
    }

    private int Append()
    {
        if (used == Math.Min(entries.Length, before.Length))
        {
            Grow(ref entries);
            Grow(ref before);
        }

        return used++;
    }

    private void Grow<T>(ref T[] items)
        where T : struct
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(SmallestRoom, 2 * used));
        items.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(items);
        items = larger;
    }

    private struct Entry
    {
        public double Value;
        public int Row;
        public int Column;
        public int NextInRow;
        public int NextInColumn;
    }

    private struct Links
    {
        public int InRow;
        public int InColumn;
    }
}
