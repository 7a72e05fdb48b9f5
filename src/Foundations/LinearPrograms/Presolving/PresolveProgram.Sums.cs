namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <content>Sums of rows and of columns.</content>
internal sealed partial class PresolveProgram
{
    /// <summary>Adds a multiple of what another column was to a column; entries that cancel to noise disappear.</summary>
    public void AddColumn(int column, SparseSlice other, double factor)
    {
        for (int at = Matrix.FirstInColumn(column); at >= 0; at = Matrix.NextInColumn(at))
        {
            rowPlaces[Matrix.Row(at)] = at + 1;
        }

        for (int position = 0; position < other.Indices.Length; position++)
        {
            int row = other.Indices[position];
            AddEntry(row, column, rowPlaces[row] - 1, factor * other.Values[position]);
            rowPlaces[row] = 0;
        }

        for (int at = Matrix.FirstInColumn(column); at >= 0; at = Matrix.NextInColumn(at))
        {
            rowPlaces[Matrix.Row(at)] = 0;
        }

        Spend((2 * Matrix.ColumnLength(column)) + other.Indices.Length);
    }

    /// <summary>Adds a multiple of what another row was to a row; entries that cancel to noise disappear.</summary>
    public void AddRow(int row, SparseSlice other, double factor)
    {
        for (int at = Matrix.FirstInRow(row); at >= 0; at = Matrix.NextInRow(at))
        {
            columnPlaces[Matrix.Column(at)] = at + 1;
        }

        for (int position = 0; position < other.Indices.Length; position++)
        {
            int column = other.Indices[position];
            AddEntry(row, column, columnPlaces[column] - 1, factor * other.Values[position]);
            columnPlaces[column] = 0;
        }

        for (int at = Matrix.FirstInRow(row); at >= 0; at = Matrix.NextInRow(at))
        {
            columnPlaces[Matrix.Column(at)] = 0;
        }

        Spend((2 * Matrix.RowLength(row)) + other.Indices.Length);
    }

    /// <summary>How many entries appear when an equation solves for a column and the result is put into the column's other rows.</summary>
    public int Fill(int equation, int column)
    {
        for (int at = Matrix.FirstInRow(equation); at >= 0; at = Matrix.NextInRow(at))
        {
            columnPlaces[Matrix.Column(at)] = 1;
        }

        int fill = (Matrix.ColumnLength(column) - 1) * (Matrix.RowLength(equation) - 1);
        for (int entry = Matrix.FirstInColumn(column); entry >= 0; entry = Matrix.NextInColumn(entry))
        {
            int row = Matrix.Row(entry);
            for (int at = Matrix.FirstInRow(row); at >= 0 && row != equation; at = Matrix.NextInRow(at))
            {
                fill -= Matrix.Column(at) == column ? 0 : columnPlaces[Matrix.Column(at)];
            }

            Spend(Matrix.RowLength(row));
        }

        for (int at = Matrix.FirstInRow(equation); at >= 0; at = Matrix.NextInRow(at))
        {
            columnPlaces[Matrix.Column(at)] = 0;
        }

        return fill;
    }

    // What was known about the price of a row from a column that was in this row only is forgotten before and after.
    private void AddEntry(int row, int column, int at, double term)
    {
        ForgetDualRange(column);
        if (at < 0)
        {
            Matrix.Add(row, column, term);
        }
        else
        {
            double before = Matrix.Value(at);
            Matrix.Change(at, PresolveNumbers.Cleaned(before + term, Math.Max(Math.Abs(before), Math.Abs(term))));
            if (Matrix.Value(at) == 0)
            {
                RemoveEntry(at);
            }
        }

        isDualRangeKnown[row] = false;
        CallRow(row);
        WaitingColumns.Add(column);
    }
}
