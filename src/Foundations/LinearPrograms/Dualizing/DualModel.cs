using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Dualizing;

/// <summary>The dual of a model as a model of its own, and the way back from its optimum to one of the model.</summary>
/// <remarks>
/// Variables are measured from their starting bound. Dual columns are the prices of the rows: a ranged row has two, one per bound; a row without
/// bounds has none. Dual rows are the variables, whose costs bound the activity  Aᵀ·y;  a boxed variable adds the price of its other bound, a fixed
/// one has no row. From starting bounds that keep all rows the first basis of the dual keeps all signs, so the dual method begins there at
/// once; it works with as many rows as there are variables, and prices by steepest edges.
/// </remarks>
[Reference("dantzig1963", "chapter 6: the dual program, and complementary bases")]
internal sealed class DualModel
{
    private const int None = -1;

    private readonly SimplexModel model;
    private readonly StartingPoint start;
    private readonly int[] firstPrice;
    private readonly int[] rowOf;
    private readonly int[] otherBound;

    private DualModel(SimplexModel model, StartingPoint start)
    {
        this.model = model;
        this.start = start;
        firstPrice = new int[model.Rows + 1];
        rowOf = new int[model.Columns];
        otherBound = new int[model.Columns];
        Model = new DualAssembly(model, start).Build(firstPrice, rowOf, otherBound);
    }

    /// <summary>The dual, a minimization.</summary>
    public SimplexModel Model { get; }

    /// <summary>The dual of a model that is likely to be solved quicker that way; null for another one.</summary>
    /// <param name="model">The model.</param>
    public static DualModel? TryFrom(SimplexModel model)
    {
        StartingPoint point = new(model);
        return point.FavorsDual ? new(model, point) : null;
    }

    /// <summary>The dual of any model whose bounds do not cross.</summary>
    /// <param name="model">The model.</param>
    public static DualModel Of(SimplexModel model) => new(model, new StartingPoint(model));

    /// <summary>A listener to the dual's solve that tells one of the model; null for null.</summary>
    public IProgress<LinearProgramProgress>? ListenerOf(IProgress<LinearProgramProgress>? listener)
    {
        if (listener is null)
        {
            return null;
        }

        double origin = 0;
        for (int column = 0; column < model.Columns; column++)
        {
            origin += model.Cost[column] * start.Values[column];
        }

        return new DualProgress(listener, origin);
    }

    /// <summary>The optimal basic solution of the model that belongs to an optimum of the dual.</summary>
    /// <param name="engine">The engine that solved the dual.</param>
    public BasicSolution Restore(ISimplexEngine engine)
    {
        BasisStatus[] prices = new BasisStatus[Model.Columns];
        BasisStatus[] activities = new BasisStatus[Model.Rows];
        engine.CopyBasis(prices, activities);
        BasicSolution solution = new(model.Columns, model.Rows);
        for (int row = 0; row < model.Rows; row++)
        {
            RestoreRow(row, prices, engine.Primal, solution);
        }

        for (int column = 0; column < model.Columns; column++)
        {
            RestoreColumn(column, prices, activities, engine.RowDuals, solution);
        }

        return solution;
    }

    // A row binds where a price of it is basic: at the lower bound for the price that is at least 0.
    private void RestoreRow(int row, BasisStatus[] prices, ReadOnlySpan<double> values, BasicSolution solution)
    {
        BasisStatus status = BasisStatus.Basic;
        for (int price = firstPrice[row]; price < firstPrice[row + 1]; price++)
        {
            solution.RowDuals[row] += values[price];
            if (prices[price] == BasisStatus.Basic)
            {
                bool isLower = model.RowLower[row] == model.RowUpper[row] ? values[price] >= 0 : Model.ColumnUpper[price] > 0;
                status = isLower ? BasisStatus.AtLower : BasisStatus.AtUpper;
            }
        }

        solution.Rows[row] = status;
    }

    private void RestoreColumn(
        int column, BasisStatus[] prices, BasisStatus[] activities, ReadOnlySpan<double> duals, BasicSolution solution)
    {
        int row = rowOf[column];
        bool isOnOther = row != None && otherBound[column] != None && prices[otherBound[column]] == BasisStatus.Basic;
        bool isBasic = row != None && activities[row] != BasisStatus.Basic && !isOnOther;
        solution.Primal[column] = start.Values[column] - (row == None ? 0 : duals[row]);
        solution.ReducedCosts[column] = ReducedCost(column, solution.RowDuals);
        solution.Columns[column] = isBasic ? BasisStatus.Basic : isOnOther ? BasisStatus.AtUpper : start.Status(column);
    }

    private double ReducedCost(int column, double[] rowDuals)
    {
        double cost = model.Cost[column];
        ReadOnlySpan<int> rows = model.ColumnRows(column);
        ReadOnlySpan<double> coefficients = model.ColumnCoefficients(column);
        for (int position = 0; position < rows.Length; position++)
        {
            cost -= coefficients[position] * rowDuals[rows[position]];
        }

        return cost;
    }
}
