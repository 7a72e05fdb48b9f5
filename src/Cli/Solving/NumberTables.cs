using System.Globalization;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Solving;

/// <summary>Reads lists and tables of numbers, and the counts that instance files repeat beside them.</summary>
internal static class NumberTables
{
    private const int MostEntries = 4_000_000;

    /// <summary>Reads a list of numbers, at least one.</summary>
    internal static Sequence<Rational> ReadList(JsonField field)
    {
        Sequence<JsonField> items = field.ReadItems();
        return items.Count == 0 ? throw field.Error("At least 1 number is required; got none. Add one.") : [.. items.Select(item => item.ReadRational())];
    }

    /// <summary>Reads a table: rows of equal length, at least one.</summary>
    internal static Matrix<Rational> ReadTable(JsonField field)
    {
        Sequence<JsonField> rows = field.ReadItems();
        if (rows.Count == 0)
        {
            throw field.Error("At least 1 row is required; got none. Add one.");
        }

        List<Rational> entries = [];
        int columns = -1;
        foreach (JsonField row in rows)
        {
            Sequence<Rational> numbers = ReadList(row);
            columns = columns < 0 ? numbers.Count : columns;
            if (numbers.Count != columns)
            {
                throw row.Error(string.Create(
                    CultureInfo.InvariantCulture, $"All rows must have the same length, that of the first, {columns}; got {numbers.Count}. Correct the row."));
            }

            entries.AddRange(numbers);
            RequireSize(field, (double)columns * rows.Count);
        }

        return new(rows.Count, columns, entries.ToArray());
    }

    /// <summary>Reads a list of tables, at least one.</summary>
    internal static Matrix<Rational>[] ReadTables(JsonField field)
    {
        Matrix<Rational>[] tables = [.. field.ReadItems().Select(ReadTable)];
        RequireSize(field, tables.Sum(table => (double)table.Rows * table.Columns));
        return tables.Length == 0 ? throw field.Error("At least 1 table is required; got none. Add one.") : tables;
    }

    /// <summary>Reads nested arrays of a given shape, the last level fastest.</summary>
    internal static Sequence<Rational> ReadNested(JsonField field, params ReadOnlySpan<int> shape)
    {
        List<Rational> entries = [];
        AddNested(field, shape, entries);
        return entries.ToSequence();
    }

    /// <summary>Reads a list of counts, at least one.</summary>
    internal static int[] ReadCounts(JsonField field)
    {
        int[] counts = [.. field.ReadItems().Select(item => (int)item.ReadInteger(1, MostEntries))];
        return counts.Length == 0 ? throw field.Error("At least 1 count is required; got none. Add one.") : counts;
    }

    /// <summary>Refuses a count that the data contradict; it may be left out.</summary>
    internal static void RequireCount(JsonField instance, string name, int count)
    {
        if (instance.Optional(name) is { } field && field.ReadInteger(1, long.MaxValue) != count)
        {
            throw field.Error(string.Create(
                CultureInfo.InvariantCulture, $"The number must be that of the data, {count}; got {field.Quote()}. Correct or remove it."));
        }
    }

    /// <summary>Takes a table as doubles.</summary>
    internal static Matrix<double> Rounded(Matrix<Rational> table) => table.Select(entry => entry.ToDouble());

    /// <summary>Refuses a problem whose tables have more entries than fit, before they are made.</summary>
    /// <param name="field">What implies their size.</param>
    /// <param name="entries">Number of entries; counts are multiplied as doubles, which do not overflow.</param>
    internal static void RequireSize(JsonField field, double entries)
    {
        if (entries > MostEntries)
        {
            throw field.Error(string.Create(
                CultureInfo.InvariantCulture, $"An instance may have {MostEntries} numbers in a table; this one has more. Use the library for larger problems."));
        }
    }

    private static void AddNested(JsonField field, ReadOnlySpan<int> shape, List<Rational> entries)
    {
        if (shape.IsEmpty)
        {
            entries.Add(field.ReadRational());
            return;
        }

        Sequence<JsonField> items = field.ReadItems();
        if (items.Count != shape[0])
        {
            throw field.Error(string.Create(
                CultureInfo.InvariantCulture, $"The list must have {shape[0]} entries; got {items.Count}. Make its shape that of the instance."));
        }

        foreach (JsonField item in items)
        {
            AddNested(item, shape[1..], entries);
        }
    }
}
