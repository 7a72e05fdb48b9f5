namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>The coefficients of a model row by row, where places are known.</content>
internal sealed partial class DenseProgram
{
    private SimplexModel? rowsOf;
    private long rowsOfPlaces;
    private int[] rowStarts = [];
    private int[] rowColumns = [];
    private int[] rowPositions = [];

    /// <summary>The variables that have coefficients in a row, ascending, after <see cref="RequireRows"/>.</summary>
    public ReadOnlySpan<int> RowColumns(int row) => rowColumns.AsSpan(rowStarts[row], rowStarts[row + 1] - rowStarts[row]);

    /// <summary>Where the coefficients of a row stand among <see cref="Coefficients"/>, one for each of <see cref="RowColumns"/>.</summary>
    public ReadOnlySpan<int> RowPositions(int row) => rowPositions.AsSpan(rowStarts[row], rowStarts[row + 1] - rowStarts[row]);

    /// <summary>Number of coefficients in a row, after <see cref="RequireRows"/>.</summary>
    public int RowCount(int row) => rowStarts[row + 1] - rowStarts[row];

    /// <summary>All coefficients by column.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>Whether rows' places are known.</summary>
    public bool HasRows => model is not null && ReferenceEquals(rowsOf, model) && rowsOfPlaces == model.PlaceChanges;

    /// <summary>Finds the rows' places, unless they are those of the time before.</summary>
    public void RequireRows()
    {
        if (HasRows)
        {
            return;
        }

        (rowsOf, rowsOfPlaces) = (model, model!.PlaceChanges);
        int count = model.CoefficientCount;
        if (rowStarts.Length < Rows + 2)
        {
            rowStarts = new int[Rows + 2];
        }

        if (rowColumns.Length < count)
        {
            (rowColumns, rowPositions) = (new int[count], new int[count]);
        }

        CountRows(count);
        for (int column = 0; column < Columns; column++)
        {
            for (int position = starts[column]; position < starts[column + 1]; position++)
            {
                int place = rowStarts[rowIndices[position] + 1]++;
                (rowColumns[place], rowPositions[place]) = (column, position);
            }
        }
    }

    // Each row's start stands one place late, and moves to the row's end as it is filled.
    private void CountRows(int count)
    {
        rowStarts.AsSpan(0, Rows + 2).Clear();
        foreach (int row in rowIndices.AsSpan(0, count))
        {
            rowStarts[row + 2]++;
        }

        for (int row = 0; row < Rows; row++)
        {
            rowStarts[row + 2] += rowStarts[row + 1];
        }
    }
}
