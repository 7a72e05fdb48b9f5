using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>Gaussian elimination of what peeling leaves of a basis, with pivots that cause little fill.</summary>
/// <remarks>
/// Columns hold numbers, rows only the positions of their columns. A column none of whose entries may be a pivot depends on the others and
/// is left out; so are the rows that remain. Single-threaded.
/// </remarks>
[Reference("markowitz1957", "Section 4")]
[Reference("suhl1990", "Section 3")]
internal sealed partial class NucleusElimination
{
    /// <summary>An eliminated entry this small beside the largest of its column is what rounding leaves of a zero.</summary>
    private const double RoundingShare = 1e-14;

    private readonly SparseLines columns = new();
    private readonly SparseLines rows = new();
    private readonly SparseLines finished = new();
    private readonly CountLists columnLists = new();
    private readonly CountLists rowLists = new();
    private double[] scales = [];
    private double[] largest = [];
    private double[] multipliers = [];
    private int[] stamps = [];
    private int stamp;
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
        while (FindPivot(out int row, out int position))
        {
            Eliminate(row, position, draft);
        }
    }

    private void Reset(int size)
    {
        columns.Reset(size);
        rows.Reset(size);
        finished.Reset(size);
        columnLists.Reset(size);
        rowLists.Reset(size);
        if (size > scales.Length)
        {
            scales = new double[size];
            largest = new double[size];
            multipliers = new double[size];
            stamps = new int[size];
            stamp = 0;
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
            columns.Open(position, 0);
            for (int entry = 0; entry < indices.Length; entry++)
            {
                (draft.HasPivot(indices[entry]) ? finished : columns).Append(position, indices[entry], values[entry]);
            }

            largest[position] = SingletonPeeling.Largest(columns.ValuesOf(position));
        }
    }

    private void Link(int size, FactorDraft draft)
    {
        for (int position = 0; position < size; position++)
        {
            foreach (int row in columns.IndicesOf(position))
            {
                rows.Append(row, position, 0);
            }

            if (columns.Lengths[position] > 0)
            {
                columnLists.Link(position, columns.Lengths[position]);
            }
        }

        for (int row = 0; row < size; row++)
        {
            if (!draft.HasPivot(row) && rows.Lengths[row] > 0)
            {
                rowLists.Link(row, rows.Lengths[row]);
            }
        }
    }

    private void Eliminate(int row, int position, FactorDraft draft)
    {
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
            rowLists.Link(other, rows.Lengths[other]);
        }
    }

    // The rows above the pivot are complete: they become the column of U.
    private void Finish(int row, int position, FactorDraft draft)
    {
        ReadOnlySpan<int> indices = finished.IndicesOf(position);
        ReadOnlySpan<double> values = finished.ValuesOf(position);
        for (int entry = 0; entry < indices.Length; entry++)
        {
            draft.AddUpper(row, indices[entry], values[entry]);
        }
    }

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
        stamp++;
        double smallest = RoundingShare * scales[position];
        int present = ChangeEntries(position, factor, smallest, out double size);
        if (present < changedRows.Length)
        {
            size = Math.Max(size, Fill(position, factor, smallest, changedRows, changes));
        }

        largest[position] = size;
        columnLists.Link(position, columns.Lengths[position]);
    }

    // Changes the entries that are there; those that vanish go. Returns how many of the changed rows were found.
    private int ChangeEntries(int position, double factor, double smallest, out double size)
    {
        Span<double> values = columns.ValuesOf(position);
        ReadOnlySpan<int> indices = columns.IndicesOf(position);
        int present = 0;
        size = 0;
        for (int entry = indices.Length - 1; entry >= 0; entry--)
        {
            int row = indices[entry];
            double multiplier = multipliers[row];
            if (multiplier != 0)
            {
                present++;
                stamps[row] = stamp;
                values[entry] -= factor * multiplier;
                if (Math.Abs(values[entry]) <= smallest)
                {
                    columns.RemoveAt(position, entry);
                    rows.Remove(row, position);
                    continue;
                }
            }

            size = Math.Max(size, Math.Abs(values[entry]));
        }

        return present;
    }

    private double Fill(int position, double factor, double smallest, ReadOnlySpan<int> changedRows, ReadOnlySpan<double> changes)
    {
        double size = 0;
        for (int entry = 0; entry < changedRows.Length; entry++)
        {
            int row = changedRows[entry];
            double value = -factor * changes[entry];
            if (stamps[row] != stamp && Math.Abs(value) > smallest)
            {
                columns.Append(position, row, value);
                rows.Append(row, position, 0);
                size = Math.Max(size, Math.Abs(value));
            }
        }

        return size;
    }
}
