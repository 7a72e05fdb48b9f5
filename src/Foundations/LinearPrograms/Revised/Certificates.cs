using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Makes proofs of infeasibility and unboundedness, and keeps only those that hold on the model's data.</summary>
/// <remarks>
/// What must be 0 is measured relative to the largest term it is added up from, which no scaling changes. Multipliers that an absent bound
/// forbids and that are no more than rounding are set to 0 before the proof is measured, never after.
/// </remarks>
internal sealed class Certificates
{
    private const double UnitRoundoff = 1.0 / (1L << 53);
    private const double GrowthOfNoise = 32;
    private readonly SimplexState state;
    private readonly ScaledModel model;
    private readonly ResidualVector sums;
    private readonly double[] unit;
    private readonly double[] reduced;

    public Certificates(SimplexState state)
    {
        this.state = state;
        model = state.Model;
        sums = new(model.Total);
        unit = new double[model.Total];
        reduced = new double[model.Total];
        Multipliers = new double[model.Rows];
        Ray = new double[model.Total];
    }

    /// <summary>Multipliers of the rows, scaled, shape [row].</summary>
    public double[] Multipliers { get; }

    /// <summary>Direction, scaled, shape [variable].</summary>
    public double[] Ray { get; }

    /// <summary>Takes the row of the basis inverse that belongs to a slot as multipliers.</summary>
    /// <param name="slot">Slot of the variable that cannot reach its bound.</param>
    /// <param name="sign">+1 when the variable is above its upper bound, −1 when below its lower bound.</param>
    /// <returns>Whether the rows so multiplied add up to a contradiction.</returns>
    public bool ProveInfeasible(int slot, double sign)
    {
        unit[state.Basic[slot]] = sign;
        state.Refined.Prices(unit, Multipliers, reduced);
        unit[state.Basic[slot]] = 0;
        for (double noise = 0; noise <= Grain.Certificate; noise = NextNoise(noise))
        {
            Drop(Multipliers, noise);
            if (DropForbidden(Multipliers, model.Columns, 1) && Contradict())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the column of an entering variable as a direction.</summary>
    /// <param name="entering">The variable.</param>
    /// <param name="direction">+1 when it grows, −1 when it falls.</param>
    /// <returns>Whether the direction keeps all bounds and improves the objective.</returns>
    public bool ProveUnbounded(int entering, double direction)
    {
        Ray.AsSpan().Clear();
        Ray[entering] = direction;
        state.Refined.Values(Ray);
        for (double noise = 0; noise <= Grain.Certificate; noise = NextNoise(noise))
        {
            Span<double> columns = Ray.AsSpan(0, model.Columns);
            Drop(columns, noise);
            if (DropForbidden(columns, 0, -1) && MovesWithinBounds() && Improves())
            {
                return true;
            }
        }

        return false;
    }

    // What should be 0 may be a rounding of the largest entry: it is dropped in steps, as little as proves the claim.
    private static double NextNoise(double noise) => Math.Max(GrowthOfNoise * noise, GrowthOfNoise * UnitRoundoff);

    private static void Drop(Span<double> entries, double noise)
    {
        double smallest = noise * Largest(entries);
        foreach (ref double entry in entries)
        {
            entry = Math.Abs(entry) <= smallest ? 0 : entry;
        }
    }

    private static double Largest(ReadOnlySpan<double> entries)
    {
        double largest = 0;
        foreach (double entry in entries)
        {
            largest = Math.Max(largest, Math.Abs(entry));
        }

        return largest;
    }

    // Entries that a bound forbids become 0 where they are rounding; false where one is more.
    private bool DropForbidden(Span<double> entries, int offset, double sign)
    {
        double largest = Largest(entries);
        for (int place = 0; place < entries.Length; place++)
        {
            bool needsBound = sign > 0;
            if (entries[place] != 0 && double.IsFinite(Side(offset + place, sign * entries[place])) != needsBound)
            {
                if (Math.Abs(entries[place]) > Grain.Certificate * largest)
                {
                    return false;
                }

                entries[place] = 0;
            }
        }

        return true;
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
