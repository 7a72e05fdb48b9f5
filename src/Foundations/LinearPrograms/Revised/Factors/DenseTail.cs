using Mechanisms.Foundations.LinearPrograms.Simplex;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>The last columns of an elimination, once they are so full that plain arrays are quicker than lists.</summary>
/// <remarks>
/// Column by column: all earlier pivots are applied, then the largest entry left becomes the pivot (ties to the row that comes first). Row exchanges are
/// made in the columns that are done, so that every inner loop runs over adjacent numbers. Time O(rows · columns²). Single-threaded.
/// </remarks>
internal sealed class DenseTail
{
    private double[] multipliers = [];
    private double[] column = [];
    private int[] rowAt = [];
    private int[] placeOf = [];
    private int rows;
    private int pivots;

    /// <summary>Begins a tail.</summary>
    /// <param name="size">Number of rows of the basis.</param>
    /// <param name="columns">Number of columns to come.</param>
    /// <param name="draft">Tells which rows are still without pivot.</param>
    public void Begin(int size, int columns, FactorDraft draft)
    {
        if (size > rowAt.Length)
        {
            rowAt = new int[size];
            placeOf = new int[size];
            column = new double[size];
        }

        rows = 0;
        pivots = 0;
        for (int row = 0; row < size; row++)
        {
            if (!draft.HasPivot(row))
            {
                placeOf[row] = rows;
                rowAt[rows++] = row;
            }
        }

        if (rows * columns > multipliers.Length)
        {
            multipliers = new double[2 * rows * columns];
        }
    }

    /// <summary>Eliminates the next column.</summary>
    /// <param name="position">Position of the basis whose column it is.</param>
    /// <param name="indices">Rows of its entries.</param>
    /// <param name="values">Its entries.</param>
    /// <param name="scale">Largest entry of the column in the basis.</param>
    /// <param name="finished">Receives the entries above the pivot, under the position.</param>
    /// <param name="draft">Receives the pivot.</param>
    /// <returns>The pivot row, or <see cref="FactorDraft.None"/> when the column depends on those before.</returns>
    public int Eliminate(
        int position, ReadOnlySpan<int> indices, ReadOnlySpan<double> values, double scale, SparseLines finished, FactorDraft draft)
    {
        Span<double> entries = column.AsSpan(0, rows);
        entries.Clear();
        for (int entry = 0; entry < indices.Length; entry++)
        {
            entries[placeOf[indices[entry]]] = values[entry];
        }

        double smallest = NucleusElimination.RoundingShare * scale;
        for (int pivot = 0; pivot < pivots; pivot++)
        {
            double factor = entries[pivot];
            if (Math.Abs(factor) > smallest)
            {
                finished.Append(position, rowAt[pivot], factor);
                DenseRows.AddMultiple(entries[(pivot + 1)..], MultipliersOf(pivot)[(pivot + 1)..], -factor);
            }
        }

        int place = LargestPlace(entries);
        if (place == FactorDraft.None || !SingletonPeeling.IsPivot(entries[place], scale))
        {
            return FactorDraft.None;
        }

        Exchange(place, entries);
        Divide(position, entries, smallest, draft);
        return rowAt[pivots++];
    }

    private Span<double> MultipliersOf(int pivot) => multipliers.AsSpan(pivot * rows, rows);

    private int LargestPlace(ReadOnlySpan<double> entries)
    {
        int best = FactorDraft.None;
        double largest = 0;
        for (int place = pivots; place < entries.Length; place++)
        {
            double size = Math.Abs(entries[place]);
            if (size > largest)
            {
                largest = size;
                best = place;
            }
        }

        return best;
    }

    private void Exchange(int place, Span<double> entries)
    {
        (rowAt[place], rowAt[pivots]) = (rowAt[pivots], rowAt[place]);
        placeOf[rowAt[place]] = place;
        placeOf[rowAt[pivots]] = pivots;
        (entries[place], entries[pivots]) = (entries[pivots], entries[place]);
        for (int pivot = 0; pivot < pivots; pivot++)
        {
            Span<double> done = MultipliersOf(pivot);
            (done[place], done[pivots]) = (done[pivots], done[place]);
        }
    }

    private void Divide(int position, ReadOnlySpan<double> entries, double smallest, FactorDraft draft)
    {
        int row = rowAt[pivots];
        double pivot = entries[pivots];
        Span<double> below = MultipliersOf(pivots);
        draft.Accept(row, position, pivot);
        for (int place = pivots + 1; place < entries.Length; place++)
        {
            below[place] = 0;
            if (Math.Abs(entries[place]) > smallest)
            {
                below[place] = entries[place] / pivot;
                draft.AddLower(row, rowAt[place], below[place]);
            }
        }
    }
}
