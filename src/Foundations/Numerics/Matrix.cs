namespace Mechanisms.Foundations.Numerics;

/// <summary>An immutable dense matrix, row-major, that compares by value.</summary>
/// <remarks>The default value is the 0 × 0 matrix. Thread-safe.</remarks>
/// <typeparam name="T">Type of the entries: <see cref="double"/> or <see cref="Rational"/>.</typeparam>
public readonly record struct Matrix<T>
{
    private readonly Sequence<T> entries;

    /// <summary>Initializes a matrix from its entries.</summary>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="columns">Number of columns, at least 0.</param>
    /// <param name="entries">Row-major, shape [rows, columns], copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    /// <exception cref="ArgumentException">The number of entries is not rows × columns.</exception>
    public Matrix(int rows, int columns, ReadOnlySpan<T> entries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (entries.Length != (long)rows * columns)
        {
            throw new ArgumentException(
                $"A {rows} × {columns} matrix needs {(long)rows * columns} entries; got {entries.Length}.", nameof(entries));
        }

        Rows = rows;
        Columns = columns;
        this.entries = Sequence.Create(entries);
    }

    /// <summary>Gets the number of rows.</summary>
    public int Rows { get; }

    /// <summary>Gets the number of columns.</summary>
    public int Columns { get; }

    /// <summary>Gets all entries, row-major.</summary>
    public ReadOnlySpan<T> Entries => entries.Span;

    /// <summary>Gets one entry.</summary>
    /// <param name="row">Row index from 0.</param>
    /// <param name="column">Column index from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the matrix.</exception>
    public T this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return Row(row)[column];
        }
    }

    /// <summary>Views one row.</summary>
    /// <param name="row">Row index from 0.</param>
    /// <returns>The row's entries, shape [columns].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the matrix.</exception>
    public ReadOnlySpan<T> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        return entries.Span.Slice(row * Columns, Columns);
    }

    /// <summary>Applies a function to every entry.</summary>
    /// <typeparam name="TResult">Type of the new entries.</typeparam>
    /// <param name="map">The function.</param>
    /// <returns>A matrix of the same shape.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="map"/> is null.</exception>
    public Matrix<TResult> Select<TResult>(Func<T, TResult> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        TResult[] mapped = new TResult[entries.Count];
        for (int index = 0; index < mapped.Length; index++)
        {
            mapped[index] = map(entries[index]);
        }

        return new(Rows, Columns, mapped);
    }

    /// <summary>Writes the shape.</summary>
    /// <returns>For example <c>2 × 3 matrix</c>.</returns>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Rows} × {Columns} matrix");
}
