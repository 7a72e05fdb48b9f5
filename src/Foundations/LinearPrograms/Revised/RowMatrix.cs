using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mechanisms.Foundations.LinearPrograms.Revised.Factors;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>The matrix by rows, in each row the priced columns first, so that a pivot row costs no work for basic and fixed columns.</summary>
/// <remarks>Each entry knows its place in both orders, so a column enters or leaves the priced part in time of its length.</remarks>
internal sealed class RowMatrix
{
    private const double DenseShare = 0.2;
    private readonly int columnCount;
    private readonly int[] columnStarts;
    private readonly int[] rowIndices;
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly int[] columns;
    private readonly double[] values;
    private readonly int[] places;
    private readonly int[] origins;
    private readonly bool[] isPriced;

    /// <summary>Initializes a matrix in which all columns are priced.</summary>
    public RowMatrix(ScaledModel model)
    {
        columnCount = model.Columns;
        columnStarts = model.Starts;
        rowIndices = model.RowIndices;
        isPriced = new bool[columnCount];
        starts = new int[model.Rows + 1];
        ends = new int[model.Rows];
        int count = columnStarts[columnCount];
        columns = ArrayPool<int>.Shared.Rent(count);
        values = ArrayPool<double>.Shared.Rent(count);
        places = ArrayPool<int>.Shared.Rent(count);
        origins = ArrayPool<int>.Shared.Rent(count);
        Fill(model);
    }

    /// <summary>Number of entries in the priced part.</summary>
    public long PricedEntries { get; private set; }

    /// <summary>The priced columns with an entry in a row, in no particular order.</summary>
    public ReadOnlySpan<int> PricedColumns(int row) => columns.AsSpan(starts[row], ends[row] - starts[row]);

    /// <summary>Gives the memory of the entries back; the matrix must not be used any more.</summary>
    public void Release()
    {
        ArrayPool<int>.Shared.Return(columns);
        ArrayPool<double>.Shared.Return(values);
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<int>.Shared.Return(origins);
    }

    /// <summary>Prices exactly the columns that may enter a basis.</summary>
    public void Reset(ReadOnlySpan<Standing> standing)
    {
        for (int column = 0; column < columnCount; column++)
        {
            if (standing[column].IsPriced() != isPriced[column])
            {
                if (isPriced[column])
                {
                    Remove(column);
                }
                else
                {
                    Add(column);
                }
            }
        }
    }

    /// <summary>Prices a column from now on.</summary>
    public void Add(int column)
    {
        isPriced[column] = true;
        for (int origin = columnStarts[column]; origin < columnStarts[column + 1]; origin++)
        {
            Swap(places[origin], ends[rowIndices[origin]]++);
        }

        PricedEntries += columnStarts[column + 1] - columnStarts[column];
    }

    /// <summary>Prices a column no longer.</summary>
    public void Remove(int column)
    {
        isPriced[column] = false;
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
        if (multipliers.Count > DenseShare * ends.Length)
        {
            CombineDensely(multipliers, sum);
            return;
        }

        double[] result = sum.Values;
        ref double first = ref MemoryMarshal.GetArrayDataReference(result);
        ref int list = ref MemoryMarshal.GetArrayDataReference(sum.Indices);
        int count = 0;
        foreach (int row in multipliers.Listed)
        {
            double multiplier = multipliers.Values[row];
            ReadOnlySpan<int> rowColumns = columns.AsSpan(starts[row], ends[row] - starts[row]);
            ReadOnlySpan<double> rowValues = values.AsSpan(starts[row], rowColumns.Length);
            for (int position = 0; position < rowColumns.Length; position++)
            {
                // Indices are trusted, as in the kernels of the factors.
                int column = rowColumns[position];
                ref double entry = ref Unsafe.Add(ref first, column);
                if (entry == 0)
                {
                    Unsafe.Add(ref list, count++) = column;
                }

                double after = entry + (multiplier * rowValues[position]);

                // An exact cancellation keeps a trace, lest the column be listed twice.
                entry = after == 0 ? double.Epsilon : after;
            }
        }

        sum.Count = count;
    }

    // With many multipliers nearly all columns are met: they are listed at the end.
    private void CombineDensely(SparseVector multipliers, SparseVector sum)
    {
        foreach (int row in multipliers.Listed)
        {
            int start = starts[row];
            SparseKernels.Subtract(
                sum.Values, -multipliers.Values[row], columns.AsSpan(start, ends[row] - start), values.AsSpan(start, ends[row] - start));
        }

        sum.Pack();
    }

    private void Fill(ScaledModel model)
    {
        foreach (int row in rowIndices.AsSpan(0, columnStarts[columnCount]))
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

        Array.Fill(isPriced, true);
        PricedEntries = columnStarts[columnCount];
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
