namespace Mechanisms.Foundations.LinearPrograms.Dualizing;

/// <summary>Every variable on its lower bound, without one on its upper, and what that says about the two ways to solve the model.</summary>
/// <remarks>The engines' own first bases have a variable on its bound nearest to 0, which may be the other one: what is said here is a guess at which way is quicker.</remarks>
internal sealed class StartingPoint
{
    // A boxed variable and a ranged row cost the dual a column each: one in so many of them is the most that pays.
    private const int LeastShareOfDoubles = 8;

    private readonly SimplexModel model;

    public StartingPoint(SimplexModel model)
    {
        this.model = model;
        Values = new double[model.Columns];
        Activities = new double[model.Rows];
        for (int column = 0; column < model.Columns; column++)
        {
            Values[column] = double.IsFinite(model.ColumnLower[column]) ? model.ColumnLower[column]
                : double.IsFinite(model.ColumnUpper[column]) ? model.ColumnUpper[column]
                : 0;
            for (int position = model.Starts[column]; Values[column] != 0 && position < model.Starts[column + 1]; position++)
            {
                Activities[model.RowIndices[position]] += model.Coefficients[position] * Values[column];
            }
        }
    }

    /// <summary>Where the variables start, shape [column].</summary>
    public double[] Values { get; }

    /// <summary>The activities of the rows there, shape [row].</summary>
    public double[] Activities { get; }

    /// <summary>
    /// Whether all rows are kept at the start but some cost asks a variable to leave it for good: then the first basis of the dual has right
    /// signs, that of the model has not. With fewer rows than variables the dual would have the larger basis.
    /// </summary>
    public bool FavorsDual => model.Rows >= model.Columns && HasUnflippableCost() && KeepsRows() && HasFewDoubles() && !HasCrossingBounds();

    /// <summary>Where a variable stands at the start.</summary>
    public BasisStatus Status(int column) => double.IsFinite(model.ColumnLower[column]) ? BasisStatus.AtLower
        : double.IsFinite(model.ColumnUpper[column]) ? BasisStatus.AtUpper
        : BasisStatus.Free;

    private bool HasUnflippableCost()
    {
        for (int column = 0; column < model.Columns; column++)
        {
            bool mayRise = double.IsPositiveInfinity(model.ColumnUpper[column]) && model.Cost[column] < 0;
            bool mayFall = double.IsNegativeInfinity(model.ColumnLower[column]) && model.Cost[column] > 0;
            if (mayRise || mayFall)
            {
                return true;
            }
        }

        return false;
    }

    private bool KeepsRows()
    {
        for (int row = 0; row < model.Rows; row++)
        {
            if (!(model.RowLower[row] <= Activities[row] && Activities[row] <= model.RowUpper[row]))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasCrossingBounds()
    {
        for (int column = 0; column < model.Columns; column++)
        {
            if (model.ColumnLower[column] > model.ColumnUpper[column])
            {
                return true;
            }
        }

        return false;
    }

    private bool HasFewDoubles()
    {
        long doubles = 0;
        for (int column = 0; column < model.Columns; column++)
        {
            double range = model.ColumnUpper[column] - model.ColumnLower[column];
            doubles += range > 0 && double.IsFinite(range) ? 1 : 0;
        }

        for (int row = 0; row < model.Rows; row++)
        {
            double range = model.RowUpper[row] - model.RowLower[row];
            doubles += range > 0 && double.IsFinite(range) ? 1 : 0;
        }

        return doubles * LeastShareOfDoubles <= (long)model.Columns + model.Rows;
    }
}
