using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Makes proofs of infeasibility and unboundedness, and keeps only those that hold on the model's data.</summary>
/// <remarks>
/// What must be 0 is measured relative to the largest term it is added up from, which no scaling changes. Multipliers that an absent bound
/// forbids and that are no more than rounding are set to 0 before the proof is measured, never after.
/// </remarks>
internal sealed class Certificates(SimplexState state)
{
    private const double UnitRoundoff = 1.0 / (1L << 53);
    private readonly ScaledModel model = state.Model;
    private readonly ResidualVector sums = new(state.Model.Total);

    /// <summary>Multipliers of the rows, scaled, shape [row].</summary>
    public double[] Multipliers { get; } = new double[state.Model.Rows];

    /// <summary>Direction, scaled, shape [variable].</summary>
    public double[] Ray { get; } = new double[state.Model.Total];

    /// <summary>Takes a row of the basis inverse as multipliers.</summary>
    /// <param name="inverseRow">The row, its list kept.</param>
    /// <param name="sign">+1 when its variable is above its upper bound, −1 when below its lower bound.</param>
    /// <returns>Whether the rows so multiplied add up to a contradiction.</returns>
    public bool ProveInfeasible(SparseVector inverseRow, double sign)
    {
        Multipliers.AsSpan().Clear();
        double largest = 0;
        foreach (int row in inverseRow.Listed)
        {
            Multipliers[row] = sign * inverseRow.Values[row];
            largest = Math.Max(largest, Math.Abs(Multipliers[row]));
        }

        for (int row = 0; row < Multipliers.Length; row++)
        {
            double bound = Side(model.Columns + row, Multipliers[row]);
            if (Multipliers[row] != 0 && double.IsInfinity(bound))
            {
                if (Math.Abs(Multipliers[row]) > Grain.Certificate * largest)
                {
                    return false;
                }

                Multipliers[row] = 0;
            }
        }

        return Contradict();
    }

    /// <summary>Takes the column of an entering variable as a direction.</summary>
    /// <param name="column">The column in terms of the basis, its list kept.</param>
    /// <param name="entering">The variable.</param>
    /// <param name="direction">+1 when it grows, −1 when it falls.</param>
    /// <returns>Whether the direction keeps all bounds and improves the objective.</returns>
    public bool ProveUnbounded(SparseVector column, int entering, double direction)
    {
        Ray.AsSpan().Clear();
        Ray[entering] = direction;
        double largest = 1;
        foreach (int slot in column.Listed)
        {
            Ray[state.Basic[slot]] = -direction * column.Values[slot];
            largest = Math.Max(largest, Math.Abs(column.Values[slot]));
        }

        for (int variable = 0; variable < model.Columns; variable++)
        {
            if (Ray[variable] != 0 && double.IsFinite(Side(variable, -Ray[variable])))
            {
                if (Math.Abs(Ray[variable]) > Grain.Certificate * largest)
                {
                    return false;
                }

                Ray[variable] = 0;
            }
        }

        return MovesWithinBounds() && Improves();
    }

    /// <summary>The bound that counts for a weight: the lower one for a positive, the upper one for a negative weight.</summary>
    private double Side(int variable, double weight) => weight > 0 ? model.Lower[variable] : model.Upper[variable];

    // What the rows demand of (Aᵀy)·x against the most that x within its bounds can give.
    private bool Contradict()
    {
        SumColumns();
        CompensatedSum excess = default;
        double largest = 0;
        for (int variable = 0; variable < model.Total; variable++)
        {
            double weight = variable < model.Columns ? sums[variable] : Multipliers[variable - model.Columns];
            double bound = Side(variable, weight);
            if (weight == 0 || (double.IsInfinity(bound) && sums.IsRounding(variable, Grain.Certificate)))
            {
                continue;
            }

            if (double.IsInfinity(bound))
            {
                return false;
            }

            largest = Math.Max(largest, Math.Abs(weight * bound));
            excess += weight * bound;
        }

        return excess.Value > model.Total * UnitRoundoff * largest;
    }

    // −Aᵀy over the columns.
    private void SumColumns()
    {
        sums.BeginZero(model.Total);
        for (int column = 0; column < model.Columns; column++)
        {
            for (int position = model.Starts[column]; position < model.Starts[column + 1]; position++)
            {
                sums.SubtractProduct(column, model.Coefficients[position], Multipliers[model.RowIndices[position]]);
            }
        }
    }

    private bool MovesWithinBounds()
    {
        sums.BeginZero(model.Total);
        for (int column = 0; column < model.Columns; column++)
        {
            for (int position = model.Starts[column]; Ray[column] != 0 && position < model.Starts[column + 1]; position++)
            {
                sums.SubtractProduct(model.RowIndices[position], -model.Coefficients[position], Ray[column]);
            }
        }

        for (int row = 0; row < model.Rows; row++)
        {
            double motion = sums[row];
            if (motion != 0 && double.IsFinite(Side(model.Columns + row, -motion)) && !sums.IsRounding(row, Grain.Certificate))
            {
                return false;
            }
        }

        return true;
    }

    private bool Improves()
    {
        CompensatedSum slope = default;
        double largest = 0;
        for (int column = 0; column < model.Columns; column++)
        {
            double term = model.Cost[column] * Ray[column];
            slope += term;
            largest = Math.Max(largest, Math.Abs(term));
        }

        return slope.Value < -Grain.Certificate * largest;
    }
}
