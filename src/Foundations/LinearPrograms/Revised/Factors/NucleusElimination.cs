using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>Gaussian elimination of what peeling leaves of a basis, with pivots that cause little fill.</summary>
/// <remarks>
/// Columns hold numbers, rows only the positions of their columns. A column none of whose entries may be a pivot depends on the others and
/// is left out; so are the rows that remain. Single-threaded.
/// </remarks>
[Reference("markowitz1957", "the product of counts that bounds fill")]
[Reference("suhl1990", "search of few lines of the smallest counts under a relative threshold")]
internal sealed partial class NucleusElimination
{
    /// <summary>An eliminated entry this small beside the largest of its column is what rounding leaves of a zero.</summary>
    public const double RoundingShare = 1e-14;

    // Plain arrays take over when this share of what is left is nonzero, and at least so many columns are left.
    private const double DenseShare = 0.7;
    private const int SmallestTail = 16;

    // Cycles of a vectorized search besides one for every eight entries, and cycles per entry of a plain pass.
    private const int CallCost = 20;
    private const int ScanCost = 4;

    // The largest entry of a column is found when the search for a pivot asks for it.
    private const double Unknown = -1;

    private readonly SparseLines columns = new();
    private readonly SparseLines rows = new(holdsValues: false);
    private readonly SparseLines finished = new();
    private readonly CountLists columnLists = new();
    private readonly CountLists rowLists = new();
    private readonly DenseTail tail = new();
    private double[] scales = [];
    private double[] largest = [];
    private double[] multipliers = [];
    private int remaining;
    private double threshold;

    /// <summary>Eliminates the columns that have no pivot yet.</summary>
    /// <param name="matrix">Columns.</param>
    /// <param name="basic">Basic variables, one per row.</param>
    /// <param name="pivotThreshold">Share of the largest entry of its column that a pivot must have, in (0, 1].</param>
    /// <param name="draft">Holds the peeled pivots and receives the others.</param>
    public void Run(in ColumnView matrix, ReadOnlySpan<int> basic, double pivotThreshold, FactorDraft draft)
    {
        if (draft.Pivots == basic.Length)
        {
            return;
        }

        threshold = pivotThreshold;
        Reset(basic.Length);
        Load(matrix, basic, draft);
        Link(basic.Length, draft);
        while (!IsDense() && FindPivot(out int row, out int position))
        {
            Eliminate(row, position, draft);
        }

        EliminateTail(basic.Length, draft);
    }

    private bool IsDense() => remaining >= SmallestTail && columns.Entries >= DenseShare * remaining * remaining;

    private void EliminateTail(int size, FactorDraft draft)
    {
        if (remaining == 0)
        {
            return;
        }

        tail.Begin(size, remaining, draft);
        for (int position = 0; position < size; position++)
        {
            if (columns.LengthOf(position) > 0)
            {
                int row = tail.Eliminate(position, columns.IndicesOf(position), columns.ValuesOf(position), scales[position], finished, draft);
                if (row != FactorDraft.None)
                {
                    Finish(row, position, draft);
                }
            }
        }
    }

    private void Reset(int size)
    {
        columns.Reset(size);
        rows.Reset(size);
        finished.Reset(size);
        columnLists.Reset(size);
        rowLists.Reset(size);
        remaining = 0;
        if (size > scales.Length)
        {
            scales = new double[size];
            largest = new double[size];
            multipliers = new double[size];
        }
    }

    private void Load(in ColumnView matrix, ReadOnlySpan<int> basic, FactorDraft draft)
    {
        for (int position = 0; position < basic.Length; position++)
        {
            if (draft.RowOf(position) != FactorDraft.None || basic[position] >= matrix.Columns)
            {
                continue;
            }

            ReadOnlySpan<int> indices = matrix.Rows(basic[position]);
            ReadOnlySpan<double> values = matrix.Values(basic[position]);
            scales[position] = SingletonPeeling.Largest(values);
            columns.Open(position, 2 * indices.Length);
            finished.Open(position, indices.Length);
            for (int entry = 0; entry < indices.Length; entry++)
            {
                (draft.HasPivot(indices[entry]) ? finished : columns).Append(position, indices[entry], values[entry]);
            }

            largest[position] = Unknown;
        }
    }

    private void Link(int size, FactorDraft draft)
    {
        for (int position = 0; position < size; position++)
        {
            foreach (int row in columns.IndicesOf(position))
            {
                rows.Append(row, position);
            }

            if (columns.LengthOf(position) > 0)
            {
                columnLists.Link(position, columns.LengthOf(position));
                remaining++;
            }
        }

        for (int row = 0; row < size; row++)
        {
            if (!draft.HasPivot(row) && rows.LengthOf(row) > 0)
            {
                rowLists.Link(row, rows.LengthOf(row));
            }
        }
    }

    private void Eliminate(int row, int position, FactorDraft draft)
    {
        remaining--;
        columnLists.Unlink(position);
        rowLists.Unlink(row);
        int place = columns.PositionOf(position, row);
        double pivot = columns.ValuesOf(position)[place];
        columns.RemoveAt(position, place);
        draft.Accept(row, position, pivot);
        Finish(row, position, draft);
        Divide(row, position, pivot, draft);
        ReadOnlySpan<int> changed = draft.LowerRows(row);
        foreach (int other in rows.IndicesOf(row))
        {
            if (other != position)
            {
                Subtract(other, row, changed, draft.LowerValues(row));
            }
        }

        foreach (int other in changed)
        {
            multipliers[other] = 0;
            rowLists.Link(other, rows.LengthOf(other));
        }
    }

    // The rows above the pivot are complete: they become the column of U.
    private void Finish(int row, int position, FactorDraft draft) =>
        draft.AddUpper(row, finished.IndicesOf(position), finished.ValuesOf(position));

    // The rows below the pivot, divided by it, become the column of L.
    private void Divide(int row, int position, double pivot, FactorDraft draft)
    {
        ReadOnlySpan<int> indices = columns.IndicesOf(position);
        ReadOnlySpan<double> values = columns.ValuesOf(position);
        for (int entry = 0; entry < indices.Length; entry++)
        {
            int other = indices[entry];
            multipliers[other] = values[entry] / pivot;
            draft.AddLower(row, other, multipliers[other]);
            rows.Remove(other, position);
        }

        columns.Clear(position);
    }

    // column −= entry in the pivot row · multipliers
    private void Subtract(int position, int pivotRow, ReadOnlySpan<int> changedRows, ReadOnlySpan<double> changes)
    {
        int place = columns.PositionOf(position, pivotRow);
        double factor = columns.ValuesOf(position)[place];
        columns.RemoveAt(position, place);
        finished.Append(position, pivotRow, factor);
        double smallest = RoundingShare * scales[position];
        int length = columns.LengthOf(position);
        if (changedRows.Length * (CallCost + (length / 8)) < ScanCost * length)
        {
            ChangeSome(position, factor, smallest, changedRows, changes);
        }
        else
        {
            ChangeMany(position, factor, smallest, changedRows, changes);
        }

        largest[position] = Unknown;
        columnLists.Link(position, columns.LengthOf(position));
    }

    // Looks for each changed row in the column.
    private void ChangeSome(int position, double factor, double smallest, ReadOnlySpan<int> changedRows, ReadOnlySpan<double> changes)
    {
        for (int change = 0; change < changedRows.Length; change++)
        {
            int row = changedRows[change];
            int entry = columns.PositionOf(position, row);
            if (entry < 0)
            {
                Fill(position, row, -factor * changes[change], smallest);
                continue;
            }

            ref double value = ref columns.ValuesOf(position)[entry];
            value -= factor * changes[change];
            if (Math.Abs(value) <= smallest)
            {
                columns.RemoveAt(position, entry);
                rows.Remove(row, position);
            }
        }
    }

    // Looks at each entry of the column, then for the changed rows that were not among them: their multipliers were not set to 0.
    private void ChangeMany(int position, double factor, double smallest, ReadOnlySpan<int> changedRows, ReadOnlySpan<double> changes)
    {
        bool fills = ChangeEntries(position, factor, smallest) < changedRows.Length;
        for (int change = 0; change < changedRows.Length; change++)
        {
            ref double multiplier = ref multipliers[changedRows[change]];
            if (fills && multiplier != 0)
            {
                Fill(position, changedRows[change], -factor * changes[change], smallest);
            }

            multiplier = changes[change];
        }
    }

    // Changes the entries that are there; those that vanish go. Returns how many of the changed rows were found.
    private int ChangeEntries(int position, double factor, double smallest)
    {
        Span<double> values = columns.ValuesOf(position);
        ReadOnlySpan<int> indices = columns.IndicesOf(position)[..values.Length];
        int present = 0;
        for (int entry = values.Length - 1; entry >= 0; entry--)
        {
            int row = indices[entry];
            double multiplier = multipliers[row];
            double value = values[entry] - (factor * multiplier);
            present += multiplier != 0 ? 1 : 0;
            multipliers[row] = 0;
            values[entry] = value;
            if (Math.Abs(value) <= smallest)
            {
                columns.RemoveAt(position, entry);
                rows.Remove(row, position);
            }
        }

        return present;
    }

    private void Fill(int position, int row, double value, double smallest)
    {
        if (Math.Abs(value) > smallest)
        {
            columns.Append(position, row, value);
            rows.Append(row, position);
        }
    }
}
