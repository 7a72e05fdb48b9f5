using System.Buffers;

namespace Mechanisms.Foundations.LinearPrograms.Dualizing;

/// <summary>Puts the arrays of a dual together.</summary>
/// <param name="model">The model.</param>
/// <param name="start">Where its variables are measured from.</param>
internal sealed class DualAssembly(SimplexModel model, StartingPoint start)
{
    private readonly List<double> costs = new(model.Rows);
    private readonly List<double> lower = new(model.Rows);
    private readonly List<double> upper = new(model.Rows);

    /// <summary>Builds the dual.</summary>
    /// <param name="firstPrice">Filled with the dual columns of the rows: row r has those from entry r up to entry r + 1, shape [row + 1].</param>
    /// <param name="rowOf">Filled with the dual row of each variable, −1 for none, shape [column].</param>
    /// <param name="otherBound">Filled with the dual column of each boxed variable's other bound, −1 for none, shape [column].</param>
    public SimplexModel Build(int[] firstPrice, int[] rowOf, int[] otherBound)
    {
        int dualRows = NumberRows(rowOf);
        AddPrices(firstPrice);
        AddOtherBounds(otherBound);
        return new(
            sign: 1,
            [.. costs],
            ([.. lower], [.. upper]),
            RowBounds(rowOf, dualRows),
            Matrix(firstPrice, rowOf, otherBound));
    }

    private int NumberRows(int[] rowOf)
    {
        int next = 0;
        for (int column = 0; column < model.Columns; column++)
        {
            rowOf[column] = model.ColumnLower[column] == model.ColumnUpper[column] ? -1 : next++;
        }

        return next;
    }

    // The price of a lower bound is at least 0, that of an upper one at most 0, that of an equation free; each costs minus its bound.
    private void AddPrices(int[] firstPrice)
    {
        for (int row = 0; row < model.Rows; row++)
        {
            double toLower = start.Activities[row] - model.RowLower[row];
            double toUpper = start.Activities[row] - model.RowUpper[row];
            if (model.RowLower[row] == model.RowUpper[row])
            {
                Add(toLower, double.NegativeInfinity, double.PositiveInfinity);
            }
            else
            {
                AddIfFinite(toLower, 0, double.PositiveInfinity);
                AddIfFinite(toUpper, double.NegativeInfinity, 0);
            }

            firstPrice[row + 1] = costs.Count;
        }
    }

    // A boxed variable starts at its lower bound; the price of the upper one is at most 0.
    private void AddOtherBounds(int[] otherBound)
    {
        for (int column = 0; column < model.Columns; column++)
        {
            double range = model.ColumnUpper[column] - model.ColumnLower[column];
            bool isBoxed = range > 0 && double.IsFinite(range);
            otherBound[column] = isBoxed ? costs.Count : -1;
            if (isBoxed)
            {
                Add(-range, double.NegativeInfinity, 0);
            }
        }
    }

    private void AddIfFinite(double cost, double from, double to)
    {
        if (double.IsFinite(cost))
        {
            Add(cost, from, to);
        }
    }

    private void Add(double cost, double from, double to)
    {
        costs.Add(cost);
        lower.Add(from);
        upper.Add(to);
    }

    // A variable that starts at its lower bound and may rise must not have activity above its cost; one that may fall not below.
    private (double[] Lower, double[] Upper) RowBounds(int[] rowOf, int dualRows)
    {
        double[] least = new double[dualRows];
        double[] most = new double[dualRows];
        for (int column = 0; column < model.Columns; column++)
        {
            if (rowOf[column] >= 0)
            {
                BasisStatus status = start.Status(column);
                least[rowOf[column]] = status == BasisStatus.AtLower ? double.NegativeInfinity : model.Cost[column];
                most[rowOf[column]] = status == BasisStatus.AtUpper ? double.PositiveInfinity : model.Cost[column];
            }
        }

        return (least, most);
    }

    // Variables in ascending order make every dual column ascending.
    private (int[] Starts, int[] RowIndices, double[] Coefficients) Matrix(int[] firstPrice, int[] rowOf, int[] otherBound)
    {
        int[] starts = Starts(firstPrice, rowOf, otherBound);
        int[] rows = ArrayPool<int>.Shared.Rent(starts[^1]);
        double[] values = ArrayPool<double>.Shared.Rent(starts[^1]);
        int[] next = starts.AsSpan(0, costs.Count).ToArray();
        for (int column = 0; column < model.Columns; column++)
        {
            int dualRow = rowOf[column];
            for (int position = model.Starts[column]; dualRow >= 0 && position < model.Starts[column + 1]; position++)
            {
                int row = model.RowIndices[position];
                for (int price = firstPrice[row]; price < firstPrice[row + 1]; price++)
                {
                    int place = next[price]++;
                    (rows[place], values[place]) = (dualRow, model.Coefficients[position]);
                }
            }

            if (otherBound[column] >= 0)
            {
                int place = next[otherBound[column]]++;
                (rows[place], values[place]) = (dualRow, 1);
            }
        }

        return (starts, rows, values);
    }

    private int[] Starts(int[] firstPrice, int[] rowOf, int[] otherBound)
    {
        int[] starts = new int[costs.Count + 1];
        for (int column = 0; column < model.Columns; column++)
        {
            for (int position = model.Starts[column]; rowOf[column] >= 0 && position < model.Starts[column + 1]; position++)
            {
                int row = model.RowIndices[position];
                for (int price = firstPrice[row]; price < firstPrice[row + 1]; price++)
                {
                    starts[price + 1]++;
                }
            }

            if (otherBound[column] >= 0)
            {
                starts[otherBound[column] + 1]++;
            }
        }

        for (int price = 0; price < costs.Count; price++)
        {
            starts[price + 1] += starts[price];
        }

        return starts;
    }
}
