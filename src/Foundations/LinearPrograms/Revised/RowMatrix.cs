namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>The matrix by rows, in each row the priced columns first, so that a pivot row costs no work for basic and fixed columns.</summary>
/// <remarks>Each entry knows its place in both orders, so a column enters or leaves the priced part in time of its length.</remarks>
internal sealed class RowMatrix
{
    private readonly int columnCount;
    private readonly int[] columnStarts;
    private readonly int[] rowIndices;
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly int[] columns;
    private readonly double[] values;
    private readonly int[] places;
    private readonly int[] origins;

    public RowMatrix(ScaledModel model)
    {
        columnCount = model.Columns;
        columnStarts = model.Starts;
        rowIndices = model.RowIndices;
        starts = new int[model.Rows + 1];
        ends = new int[model.Rows];
        columns = new int[rowIndices.Length];
        values = new double[rowIndices.Length];
        places = new int[rowIndices.Length];
        origins = new int[rowIndices.Length];
        Fill(model);
    }

    /// <summary>Number of entries in the priced part.</summary>
    public long PricedEntries { get; private set; }

    /// <summary>Prices exactly the columns that may enter a basis.</summary>
    public void Reset(ReadOnlySpan<Standing> standing)
    {
        PricedEntries = 0;
        starts.AsSpan(0, ends.Length).CopyTo(ends);
        for (int column = 0; column < columnCount; column++)
        {
            if (standing[column].IsPriced())
            {
                Add(column);
            }
        }
    }

    /// <summary>Prices a column from now on.</summary>
    public void Add(int column)
    {
        for (int origin = columnStarts[column]; origin < columnStarts[column + 1]; origin++)
        {
            Swap(places[origin], ends[rowIndices[origin]]++);
        }

        PricedEntries += columnStarts[column + 1] - columnStarts[column];
    }

    /// <summary>Prices a column no longer.</summary>
    public void Remove(int column)
    {
        for (int origin = columnStarts[column]; origin < columnStarts[column + 1]; origin++)
        {
            Swap(places[origin], --ends[rowIndices[origin]]);
        }

        PricedEntries -= columnStarts[column + 1] - columnStarts[column];
    }

    /// <summary>Adds up  multipliers·A  over the priced columns.</summary>
    /// <param name="multipliers">Listed multipliers, shape [row].</param>
    /// <param name="sum">Cleared before; shape [column], its list kept.</param>
    public void Combine(SparseVector multipliers, SparseVector sum)
    {
        double[] result = sum.Values;
        int[] list = sum.Indices;
        int count = 0;
        for (int index = 0; index < multipliers.Count; index++)
        {
            int row = multipliers.Indices[index];
            double multiplier = multipliers.Values[row];
            ReadOnlySpan<int> rowColumns = columns.AsSpan(starts[row], ends[row] - starts[row]);
            ReadOnlySpan<double> rowValues = values.AsSpan(starts[row], rowColumns.Length);
            for (int position = 0; position < rowColumns.Length; position++)
            {
                int column = rowColumns[position];
                double before = result[column];
                if (before == 0)
                {
                    list[count++] = column;
                }

                double after = before + (multiplier * rowValues[position]);

                // An exact cancellation keeps a trace, lest the column be listed twice.
                result[column] = after == 0 ? double.Epsilon : after;
            }
        }

        sum.Count = count;
    }

    private void Fill(ScaledModel model)
    {
        foreach (int row in rowIndices)
        {
            starts[row + 1]++;
        }

        for (int row = 0; row < ends.Length; row++)
        {
            starts[row + 1] += starts[row];
        }

        starts.AsSpan(0, ends.Length).CopyTo(ends);
        for (int column = 0; column < columnCount; column++)
        {
            for (int origin = columnStarts[column]; origin < columnStarts[column + 1]; origin++)
            {
                int place = ends[rowIndices[origin]]++;
                (columns[place], values[place]) = (column, model.Coefficients[origin]);
                (places[origin], origins[place]) = (place, origin);
            }
        }
    }

    private void Swap(int left, int right)
    {
        (columns[left], columns[right]) = (columns[right], columns[left]);
        (values[left], values[right]) = (values[right], values[left]);
        (origins[left], origins[right]) = (origins[right], origins[left]);
        places[origins[left]] = left;
        places[origins[right]] = right;
    }
}
