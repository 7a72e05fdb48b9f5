namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A sparse matrix whose entries are linked along rows and columns, so that each can be removed or added in constant time.</summary>
/// <remarks>Entries are visited by  <c>for (int at = matrix.FirstInRow(row); at >= 0; at = matrix.NextInRow(at))</c>. Single-threaded.</remarks>
internal sealed class LinkedMatrix
{
    private const int None = -1;

    private readonly int[] rowHeads;
    private readonly int[] columnHeads;
    private readonly int[] rowLengths;
    private readonly int[] columnLengths;
    private Entry[] entries;
    private int used;
    private int vacant = None;

    /// <summary>Copies the matrix of a model; rows and columns are visited in ascending order until entries are added.</summary>
    public LinkedMatrix(SimplexModel model)
    {
        rowHeads = Filled(model.Rows);
        columnHeads = Filled(model.Columns);
        rowLengths = new int[model.Rows];
        columnLengths = new int[model.Columns];
        entries = new Entry[model.CoefficientCount];
        for (int column = model.Columns - 1; column >= 0; column--)
        {
            for (int position = model.Starts[column + 1] - 1; position >= model.Starts[column]; position--)
            {
                if (model.Coefficients[position] != 0)
                {
                    Add(model.RowIndices[position], column, model.Coefficients[position]);
                }
            }
        }
    }

    public int Count { get; private set; }

    public int RowLength(int row) => rowLengths[row];

    public int ColumnLength(int column) => columnLengths[column];

    public int FirstInRow(int row) => rowHeads[row];

    public int FirstInColumn(int column) => columnHeads[column];

    public int NextInRow(int entry) => entries[entry].NextInRow;

    public int NextInColumn(int entry) => entries[entry].NextInColumn;

    public int Row(int entry) => entries[entry].Row;

    public int Column(int entry) => entries[entry].Column;

    public double Value(int entry) => entries[entry].Value;

    public void Add(int row, int column, double value)
    {
        int at = vacant == None ? Append() : vacant;
        vacant = at == vacant ? entries[at].NextInRow : vacant;
        entries[at] = new()
        {
            Row = row,
            Column = column,
            Value = value,
            NextInRow = rowHeads[row],
            PreviousInRow = None,
            NextInColumn = columnHeads[column],
            PreviousInColumn = None,
        };
        if (rowHeads[row] != None)
        {
            entries[rowHeads[row]].PreviousInRow = at;
        }

        if (columnHeads[column] != None)
        {
            entries[columnHeads[column]].PreviousInColumn = at;
        }

        rowHeads[row] = at;
        columnHeads[column] = at;
        rowLengths[row]++;
        columnLengths[column]++;
        Count++;
    }

    public void Change(int entry, double value) => entries[entry].Value = value;

    public void Remove(int entry)
    {
        Entry gone = entries[entry];
        if (gone.PreviousInRow == None)
        {
            rowHeads[gone.Row] = gone.NextInRow;
        }
        else
        {
            entries[gone.PreviousInRow].NextInRow = gone.NextInRow;
        }

        if (gone.PreviousInColumn == None)
        {
            columnHeads[gone.Column] = gone.NextInColumn;
        }
        else
        {
            entries[gone.PreviousInColumn].NextInColumn = gone.NextInColumn;
        }

        Unlink(gone);
        entries[entry].NextInRow = vacant;
        vacant = entry;
        rowLengths[gone.Row]--;
        columnLengths[gone.Column]--;
        Count--;
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

    private void Unlink(Entry gone)
    {
        if (gone.NextInRow != None)
        {
            entries[gone.NextInRow].PreviousInRow = gone.PreviousInRow;
        }

        if (gone.NextInColumn != None)
        {
            entries[gone.NextInColumn].PreviousInColumn = gone.PreviousInColumn;
        }
    }

    private int Append()
    {
        if (used == entries.Length)
        {
            Array.Resize(ref entries, Math.Max(4, 2 * entries.Length));
        }

        return used++;
    }

    private struct Entry
    {
        public int Row;
        public int Column;
        public double Value;
        public int NextInRow;
        public int PreviousInRow;
        public int NextInColumn;
        public int PreviousInColumn;
    }
}
