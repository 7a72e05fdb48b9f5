namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>Factors L and U while their pivots are being chosen: which member of the basis got which pivot row.</summary>
/// <param name="lower">Factor L, filled column by column.</param>
/// <param name="upper">Factor U, filled column by column.</param>
internal sealed class FactorDraft(LowerFactor lower, UpperFactor upper)
{
    /// <summary>Marks a row without pivot, or a position of the basis without pivot row.</summary>
    public const int None = -1;

    private int[] positionOfRow = [];
    private int[] rowOfPosition = [];

    /// <summary>Gets the number of pivots so far.</summary>
    public int Pivots { get; private set; }

    /// <summary>Forgets everything.</summary>
    /// <param name="size">Number of rows.</param>
    public void Reset(int size)
    {
        if (size > positionOfRow.Length)
        {
            positionOfRow = new int[size];
            rowOfPosition = new int[size];
        }

        Array.Fill(positionOfRow, None, 0, size);
        Array.Fill(rowOfPosition, None, 0, size);
        lower.Reset(size);
        upper.Reset(size);
        Pivots = 0;
    }

    /// <summary>Whether a row has its pivot.</summary>
    public bool HasPivot(int row) => positionOfRow[row] != None;

    /// <summary>The position of the basis whose column has its pivot in a row, or <see cref="None"/>.</summary>
    public int PositionOf(int row) => positionOfRow[row];

    /// <summary>The pivot row of a position of the basis, or <see cref="None"/>.</summary>
    public int RowOf(int position) => rowOfPosition[position];

    /// <summary>Accepts a pivot; the columns of L and U named by its row are then open.</summary>
    /// <param name="row">Pivot row.</param>
    /// <param name="position">Position of the basis whose column it is.</param>
    /// <param name="pivot">Entry of the eliminated column in the pivot row.</param>
    public void Accept(int row, int position, double pivot)
    {
        positionOfRow[row] = position;
        rowOfPosition[position] = row;
        upper.AddPivot(row, pivot);
        lower.Columns.Open(row, 0);
        upper.Columns.Open(row, 0);
        Pivots++;
    }

    /// <summary>Adds an entry below the pivot to the column of L.</summary>
    public void AddLower(int pivotRow, int row, double multiplier) => lower.Columns.Append(pivotRow, row, multiplier);

    /// <summary>Adds an entry above the pivot to the column of U.</summary>
    public void AddUpper(int pivotRow, int row, double value) => upper.Columns.Append(pivotRow, row, value);

    /// <summary>Adds entries above the pivot to the column of U.</summary>
    public void AddUpper(int pivotRow, ReadOnlySpan<int> rows, ReadOnlySpan<double> values) => upper.Columns.Append(pivotRow, rows, values);

    /// <summary>Views the multipliers of a pivot: the rows and entries of its column of L.</summary>
    public ReadOnlySpan<int> LowerRows(int pivotRow) => lower.Columns.IndicesOf(pivotRow);

    /// <summary>Views the multipliers of a pivot, in the order of <see cref="LowerRows"/>.</summary>
    public ReadOnlySpan<double> LowerValues(int pivotRow) => lower.Columns.ValuesOf(pivotRow);
}
