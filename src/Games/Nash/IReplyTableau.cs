namespace Mechanisms.Games.Nash;

/// <summary>A dictionary of a best-reply polytope that complementary pivots walk on.</summary>
internal interface IReplyTableau
{
    /// <summary>The column of a label that is not basic.</summary>
    int ColumnOf(int label);

    /// <summary>The label that is basic in a row.</summary>
    int BasicAt(int row);

    /// <summary>The row of the variable that leaves the basis when a column enters, or -1 where rounding has left none.</summary>
    int LeavingRow(int column);

    /// <summary>Exchanges the variables of a row and a column.</summary>
    void Pivot(int row, int column);
}
