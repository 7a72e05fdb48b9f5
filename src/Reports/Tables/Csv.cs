using System.Buffers;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Tables;

/// <summary>Writes tables as comma-separated values.</summary>
/// <remarks>
/// By RFC 4180: a header of column names, fields quoted where they hold a comma, a quote or a line break, quotes doubled; but lines end in LF,
/// as all files of this suite do. Numbers carry every digit, with a point, in any culture. Missing values are empty fields. Thread-safe.
/// </remarks>
public static class Csv
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="output">Receives the text.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(Table table, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(output);
        WriteLine(table.Columns.Select(column => column.Name), output);
        foreach (Sequence<Cell> row in table.Rows)
        {
            WriteLine(row.Select(cell => cell.ToString()), output);
        }
    }

    private static void WriteLine(IEnumerable<string> fields, TextWriter output)
    {
        string separator = "";
        foreach (string field in fields)
        {
            output.Write(separator);
            output.Write(field.AsSpan().ContainsAny(Special) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field);
            separator = ",";
        }

        output.Write('\n');
    }
}
