using System.Globalization;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A matrix by columns, from outside.</summary>
/// <param name="Starts">Where each column begins, and where the last one ends.</param>
/// <param name="Rows">The row of each entry.</param>
/// <param name="Coefficients">Each entry.</param>
internal readonly record struct CompressedColumns(int[] Starts, int[] Rows, double[] Coefficients)
{
    /// <summary>Throws unless columns follow each other and rows ascend in each.</summary>
    public void Require(int columns, int rows) => Require(Starts, Rows, columns, rows);

    /// <summary>Throws unless columns follow each other and rows ascend in each.</summary>
    public static void Require(ReadOnlySpan<int> starts, ReadOnlySpan<int> rowIndices, int columns, int rows)
    {
        if (starts.Length != columns + 1 || starts[0] != 0 || starts[columns] != rowIndices.Length)
        {
            throw Error("columnStarts", $"There must be {columns + 1} starts of columns, from 0 to the {rowIndices.Length} entries; got {starts.Length}, from {(starts.Length == 0 ? "none" : $"{starts[0]} to {starts[^1]}")}. Add where the last column ends.");
        }

        for (int column = 0; column < columns; column++)
        {
            if (starts[column] > starts[column + 1])
            {
                throw Error("columnStarts", $"Starts of columns must not fall; got {starts[column]} and then {starts[column + 1]} at column {column}. Give the entries column by column.");
            }
        }

        for (int column = 0; column < columns; column++)
        {
            int last = -1;
            for (int position = starts[column]; position < starts[column + 1]; position++)
            {
                if (rowIndices[position] <= last || rowIndices[position] >= rows)
                {
                    throw Error("rowIndices", $"Rows of column {column} must ascend from 0 to at most {rows - 1}; got {rowIndices[position]} at entry {position}. Sort the entries of the column, and add up those of one row.");
                }

                last = rowIndices[position];
            }
        }
    }

    /// <summary>The same matrix with none of its entries 0.</summary>
    public CompressedColumns WithoutZeros()
    {
        if (!Coefficients.AsSpan().Contains(0))
        {
            return this;
        }

        int[] starts = new int[Starts.Length];
        List<int> rows = new(Rows.Length);
        List<double> coefficients = new(Rows.Length);
        for (int column = 0; column + 1 < Starts.Length; column++)
        {
            for (int position = Starts[column]; position < Starts[column + 1]; position++)
            {
                if (Coefficients[position] != 0)
                {
                    rows.Add(Rows[position]);
                    coefficients.Add(Coefficients[position]);
                }
            }

            starts[column + 1] = rows.Count;
        }

        return new(starts, [.. rows], [.. coefficients]);
    }

    private static ArgumentException Error(string name, FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture), name);
}
