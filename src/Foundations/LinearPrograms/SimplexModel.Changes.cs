using System.Diagnostics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <content>Changes in place. Only for models made by <see cref="From"/> or around arrays that nobody else holds.</content>
internal sealed partial class SimplexModel
{
    // Columns up to this length are looked through by whole vectors.
    private const int ShortColumn = 64;

    private int lastPlace;

    /// <summary>A model with arrays of its own and the same numbers.</summary>
    public SimplexModel Copy() => new()
    {
        Sign = Sign,
        Columns = Columns,
        Rows = Rows,
        Cost = [.. Cost],
        ColumnLower = [.. ColumnLower],
        ColumnUpper = [.. ColumnUpper],
        RowLower = [.. RowLower],
        RowUpper = [.. RowUpper],
        Starts = [.. Starts],
        RowIndices = [.. RowIndices],
        Coefficients = [.. Coefficients],
    };

    /// <summary>Appends a column.</summary>
    /// <param name="bounds">Bounds of the variable.</param>
    /// <param name="cost">Its cost to minimize.</param>
    /// <param name="rows">Rows of its coefficients, ascending.</param>
    /// <param name="coefficients">Its coefficients; zeros are left out.</param>
    public void AddColumn((double Lower, double Upper) bounds, double cost, ReadOnlySpan<int> rows, ReadOnlySpan<double> coefficients)
    {
        Debug.Assert(!IsFixed, "Others may read the arrays.");
        Cost = Grown(Cost, Columns + 1);
        ColumnLower = Grown(ColumnLower, Columns + 1);
        ColumnUpper = Grown(ColumnUpper, Columns + 1);
        Starts = Grown(Starts, Columns + 2);
        ReserveCoefficients(CoefficientCount + rows.Length);
        int position = CoefficientCount;
        for (int index = 0; index < rows.Length; index++)
        {
            if (coefficients[index] != 0)
            {
                (RowIndices[position], Coefficients[position]) = (rows[index], coefficients[index]);
                position++;
            }
        }

        PlaceChanges++;
        (Cost[Columns], ColumnLower[Columns], ColumnUpper[Columns]) = (cost, bounds.Lower, bounds.Upper);
        Columns++;
        Starts[Columns] = position;
    }

    /// <summary>Appends rows, in one pass over the matrix.</summary>
    public void AddRows(PendingRows pending)
    {
        Debug.Assert(!IsFixed, "Others may read the arrays.");
        RowLower = Grown(RowLower, Rows + pending.Count);
        RowUpper = Grown(RowUpper, Rows + pending.Count);
        pending.Lower.CopyTo(RowLower.AsSpan(Rows));
        pending.Upper.CopyTo(RowUpper.AsSpan(Rows));
        ReserveCoefficients(CoefficientCount + pending.Entries.Length);
        MakeRoom(pending.Entries);
        int[] next = new int[Columns];
        foreach (PendingEntry entry in pending.Entries)
        {
            next[entry.Column]++;
        }

        for (int column = 0; column < Columns; column++)
        {
            next[column] = Starts[column + 1] - next[column];
        }

        foreach (PendingEntry entry in pending.Entries)
        {
            int position = next[entry.Column]++;
            (RowIndices[position], Coefficients[position]) = (Rows + entry.Row, entry.Value);
        }

        PlaceChanges++;
        Rows += pending.Count;
    }

    /// <summary>Whether entries are at these places and no others.</summary>
    public bool HasPlaces(ReadOnlySpan<int> starts, ReadOnlySpan<int> rows) =>
        starts.SequenceEqual(Starts.AsSpan(0, Columns + 1)) && rows.SequenceEqual(RowIndices.AsSpan(0, CoefficientCount));

    /// <summary>Replaces all coefficients. Zeros keep their places, so that places stay the same from call to call.</summary>
    public void SetMatrix(ReadOnlySpan<int> starts, ReadOnlySpan<int> rows, ReadOnlySpan<double> coefficients)
    {
        SetPlaces(starts, rows);
        SetCoefficients(coefficients);
    }

    /// <summary>Replaces all coefficients at the places that there are.</summary>
    public void SetCoefficients(ReadOnlySpan<double> coefficients)
    {
        Debug.Assert(!IsFixed, "Others may read the arrays.");
        coefficients.CopyTo(Coefficients);
    }

    /// <summary>Replaces a coefficient, which may come or go.</summary>
    public void SetCoefficient(int row, int column, double value)
    {
        Debug.Assert(!IsFixed, "Others may read the arrays.");
        int start = Starts[column];
        ReadOnlySpan<int> rows = RowIndices.AsSpan(start, Starts[column + 1] - start);

        // In columns without gaps a row is where its index says.
        int place = (uint)row < (uint)rows.Length && rows[row] == row ? row : PlaceOf(row, rows);
        if (place >= 0 && value != 0)
        {
            Coefficients[start + place] = value;
        }
        else
        {
            ComeOrGo(row, column, place, value);
        }
    }

    private void SetPlaces(ReadOnlySpan<int> starts, ReadOnlySpan<int> rows)
    {
        Debug.Assert(!IsFixed, "Others may read the arrays.");
        PlaceChanges++;
        ReserveCoefficients(rows.Length);
        starts.CopyTo(Starts);
        rows.CopyTo(RowIndices);
    }

    private void ComeOrGo(int row, int column, int place, double value)
    {
        PlaceChanges++;
        int start = Starts[column];
        if (place >= 0)
        {
            Shift(column, start + place + 1, -1);
        }
        else if (value != 0)
        {
            ReserveCoefficients(CoefficientCount + 1);
            int position = start + ~place;
            Shift(column, position, 1);
            (RowIndices[position], Coefficients[position]) = (row, value);
        }
    }

    // Where a row is, or ~ where it would be. Changes mostly come row by row.
    private int PlaceOf(int row, ReadOnlySpan<int> rows)
    {
        lastPlace++;
        if ((uint)lastPlace >= (uint)rows.Length || rows[lastPlace] != row)
        {
            lastPlace = rows.Length <= ShortColumn ? rows.IndexOf(row) : -1;
            lastPlace = lastPlace >= 0 ? lastPlace : rows.BinarySearch(row);
        }

        return lastPlace;
    }

    private static T[] Grown<T>(T[] array, int length)
    {
        if (array.Length >= length)
        {
            return array;
        }

        Array.Resize(ref array, Math.Max(length, 2 * array.Length));
        return array;
    }

    private void ReserveCoefficients(int count)
    {
        RowIndices = Grown(RowIndices, count);
        Coefficients = Grown(Coefficients, count);
    }

    // Moves the entries from a position on, and the starts of the columns after one, by one place.
    private void Shift(int column, int position, int by)
    {
        int length = CoefficientCount - position;
        Array.Copy(RowIndices, position, RowIndices, position + by, length);
        Array.Copy(Coefficients, position, Coefficients, position + by, length);
        for (int later = column + 1; later <= Columns; later++)
        {
            Starts[later] += by;
        }
    }

    // Leaves room at the end of each column for its new entries; from the last column on, so that nothing is overwritten.
    private void MakeRoom(ReadOnlySpan<PendingEntry> entries)
    {
        int[] added = new int[Columns + 1];
        foreach (PendingEntry entry in entries)
        {
            added[entry.Column + 1]++;
        }

        for (int column = 0; column < Columns; column++)
        {
            added[column + 1] += added[column];
        }

        int end = CoefficientCount;
        for (int column = Columns - 1; column >= 0; column--)
        {
            int start = Starts[column];
            Array.Copy(RowIndices, start, RowIndices, start + added[column], end - start);
            Array.Copy(Coefficients, start, Coefficients, start + added[column], end - start);
            Starts[column + 1] = end + added[column + 1];
            end = start;
        }
    }
}
