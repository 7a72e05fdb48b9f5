using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Tables;

/// <summary>A table: columns with units, rows of cells.</summary>
/// <remarks>Written by <see cref="Csv"/> for programs and within a report for readers. Get-only, because rows must fit columns. Immutable and thread-safe.</remarks>
public sealed record Table
{
    private Table(string title, Sequence<Column> columns, Sequence<Sequence<Cell>> rows)
    {
        Title = title;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>Gets the title.</summary>
    public string Title { get; }

    /// <summary>Gets the columns.</summary>
    public Sequence<Column> Columns { get; }

    /// <summary>Gets the rows, shape [row][column].</summary>
    public Sequence<Sequence<Cell>> Rows { get; }

    /// <summary>Makes a table.</summary>
    /// <param name="title">Title.</param>
    /// <param name="columns">Columns, at least one, with different names.</param>
    /// <param name="rows">Rows, shape [row][column]; may be none.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">The title is empty; there is no column; two have one name; or a row has another length.</exception>
    public static Table Create(string title, Sequence<Column> columns, Sequence<Sequence<Cell>> rows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (columns.Count == 0)
        {
            throw new ArgumentException($"Table '{title}' needs at least one column; got none.", nameof(columns));
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        if (columns.FirstOrDefault(column => !names.Add(column.Name)) is { } twice)
        {
            throw new ArgumentException($"Column names of table '{title}' must differ; '{twice.Name}' comes twice. Rename one.", nameof(columns));
        }

        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row].Count != columns.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Rows of table '{title}' need {columns.Count} cells; row {row} has {rows[row].Count}. Use the empty cell for what is missing."),
                    nameof(rows));
            }
        }

        return new Table(title, columns, rows);
    }
}
