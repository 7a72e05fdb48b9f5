namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A solution of the full model while reductions are undone; complete when all are.</summary>
/// <remarks>Signs are those of a minimization: prices and reduced costs are at least 0 at a lower and at most 0 at an upper bound.</remarks>
internal sealed class Postsolution(int columns, int rows)
{
    /// <summary>Values of the variables, shape [column].</summary>
    public double[] Primal { get; } = new double[columns];

    /// <summary>Prices of the rows, shape [row].</summary>
    public double[] RowDuals { get; } = new double[rows];

    /// <summary>Reduced costs, shape [column].</summary>
    public double[] ReducedCosts { get; } = new double[columns];

    /// <summary>Basis status of the variables, shape [column].</summary>
    public BasisStatus[] Columns { get; } = new BasisStatus[columns];

    /// <summary>Basis status of the row activities, shape [row].</summary>
    public BasisStatus[] Rows { get; } = new BasisStatus[rows];

    /// <summary>Where a nonbasic member stands; of equal bounds it is the one that its price presses against.</summary>
    public static BasisStatus Side(BasisStatus status, double price, bool isFixed) =>
        status == BasisStatus.Basic || !isFixed || price == 0 ? status : price > 0 ? BasisStatus.AtLower : BasisStatus.AtUpper;

    /// <summary>Restores a row that does not bind.</summary>
    public void LoosenRow(int row)
    {
        Rows[row] = BasisStatus.Basic;
        RowDuals[row] = 0;
    }

    /// <summary>Restores a column that stands at a bound, with the reduced cost that the present prices give it.</summary>
    public void PlaceColumn(int column, double value, BasisStatus status, double reducedCost)
    {
        Primal[column] = value;
        ReducedCosts[column] = reducedCost;
        Columns[column] = status;
    }

    /// <summary>Cost minus what the present prices pay for the column, with rounding noise taken for 0.</summary>
    public double ReducedCost(double cost, SparseSlice column) => PresolveNumbers.Cleaned(
        column.Reduce(cost, RowDuals), Math.Max(Math.Abs(cost), column.LargestTerm(RowDuals)));
}
