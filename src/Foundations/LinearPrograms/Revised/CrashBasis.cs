using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>A first basis in which costless columns stand for the row activities of equations, so that no pivot need drive those out.</summary>
/// <remarks>
/// Columns are taken while each new one has exactly one entry in the equations not yet served: the basis is triangular, so it is factored
/// without fill. Only columns of cost 0 are taken: prices stay 0 and no reduced cost changes. Deterministic: columns in order of index, then
/// of when they became eligible. Time of the order of the matrix's entries, and one hypersparse solve for the weight of each row.
/// </remarks>
[Reference("bixby1992", "the idea of a first basis that is triangular, with columns preferred that are free or cost nothing")]
internal sealed class CrashBasis
{
    private const double LeastShareOfColumn = 0.1;

    // How much the prices of a triangle may grow from row to row; more would cost the digits that later pivots need.
    private const double LargestGrowth = 1 << 30;
    private readonly SimplexState state;
    private readonly ScaledModel model;
    private readonly int[] openEntries;

    // A bound on the price of each row served, for costs up to 1 of the columns taken.
    private readonly double[] growth;
    private readonly Queue<int> eligible = new();

    private CrashBasis(SimplexState state)
    {
        this.state = state;
        model = state.Model;
        openEntries = new int[model.Columns];
        growth = new double[model.Rows];
    }

    /// <summary>Replaces what can be replaced of a basis of row activities, and gives the dual method the exact weights of what comes out.</summary>
    /// <returns>How many columns came in.</returns>
    public static int Take(SimplexState state)
    {
        CrashBasis crash = new(state);
        int taken = crash.FindEligible() ? crash.TakeEligible() : 0;
        if (taken > 0)
        {
            state.ByRows.Reset(state.Standing);
            state.ComputeWeights();
        }

        return taken;
    }

    private bool FindEligible()
    {
        bool hasEquations = false;
        for (int row = 0; row < model.Rows; row++)
        {
            hasEquations |= IsOpen(row);
        }

        for (int column = 0; hasEquations && column < model.Columns; column++)
        {
            for (int position = model.Starts[column]; position < model.Starts[column + 1]; position++)
            {
                openEntries[column] += IsOpen(model.RowIndices[position]) ? 1 : 0;
            }

            Offer(column);
        }

        return eligible.Count > 0;
    }

    private int TakeEligible()
    {
        int taken = 0;
        while (eligible.TryDequeue(out int column))
        {
            int row = openEntries[column] == 1 ? PivotRow(column) : -1;
            if (row >= 0)
            {
                state.TakeInto(row, column);
                taken++;
                foreach (int other in state.ByRows.PricedColumns(row))
                {
                    openEntries[other]--;
                    Offer(other);
                }
            }
        }

        return taken;
    }

    private void Offer(int column)
    {
        if (openEntries[column] == 1 && model.Cost[column] == 0 && state.Standing[column].IsPriced())
        {
            eligible.Enqueue(column);
        }
    }

    private bool IsOpen(int row) => model.Lower[model.Columns + row] == model.Upper[model.Columns + row] && state.Slot[model.Columns + row] >= 0;

    // The one open row of the column, unless its entry there is small beside another, or beside what is to be subtracted from it.
    private int PivotRow(int column)
    {
        double largest = 0;
        double pivot = 0;
        double sum = 1;
        int row = -1;
        for (int position = model.Starts[column]; position < model.Starts[column + 1]; position++)
        {
            double size = Math.Abs(model.Coefficients[position]);
            int entry = model.RowIndices[position];
            largest = Math.Max(largest, size);
            sum += size * growth[entry];
            if (IsOpen(entry))
            {
                (row, pivot) = (entry, size);
            }
        }

        if (!(pivot >= LeastShareOfColumn * largest) || !(sum <= LargestGrowth * pivot))
        {
            return -1;
        }

        growth[row] = sum / pivot;
        return row;
    }
}
