using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Values and prices of a basis for the model's own costs and bounds, refined, and how far they are from feasible.</summary>
internal sealed class PolishedAnswer(SimplexState state)
{
    /// <summary>Values of the variables, scaled, shape [variable].</summary>
    public double[] Values { get; } = new double[state.Model.Total];

    /// <summary>Prices of the rows, scaled, shape [row].</summary>
    public double[] Prices { get; } = new double[state.Model.Rows];

    /// <summary>Reduced costs, scaled, shape [variable]; 0 for basic ones.</summary>
    public double[] Reduced { get; } = new double[state.Model.Total];

    /// <summary>Whether values and prices are within the library's tolerances, in scaled units.</summary>
    public bool IsOptimal { get; private set; }

    /// <summary>Whether they violate bounds and signs by roundings only, keep tolerance in the model's own units too, and have equal objectives.</summary>
    public bool IsAccurate { get; private set; }

    /// <summary>Takes the state's values and prices as they are.</summary>
    public void Adopt()
    {
        TakeValues();
        state.Reduced.AsSpan().CopyTo(Reduced);
        for (int row = 0; row < Prices.Length; row++)
        {
            Prices[row] = Reduced[state.Model.Columns + row];
        }
    }

    /// <summary>Computes everything for the present basis.</summary>
    public void Compute()
    {
        TakeValues();
        state.Refined.Values(Values);
        state.Refined.Prices(state.Model.Cost, Prices, Reduced);
        Measure();
    }

    private void TakeValues()
    {
        for (int variable = 0; variable < Values.Length; variable++)
        {
            Values[variable] = state.Slot[variable] < 0 ? state.Value[variable] : state.BasicValue[state.Slot[variable]];
        }
    }

    private void Measure()
    {
        ScaledModel model = state.Model;
        IsOptimal = IsAccurate = true;
        double gap = 0;
        double objective = 0;
        for (int variable = 0; variable < model.Total; variable++)
        {
            double value = Values[variable];
            double excess = Math.Max(model.Lower[variable] - value, value - model.Upper[variable]);
            if (excess > 0)
            {
                Note(Tolerances.Feasibility, excess, value, model.ValueUnit(variable));
            }

            double wrong = SimplexState.WrongPart(state.Standing[variable], Reduced[variable]);
            if (wrong > 0)
            {
                Note(Tolerances.Optimality, wrong, Reduced[variable], model.PriceUnit(variable));
                double range = model.Upper[variable] - model.Lower[variable];
                gap += double.IsFinite(range) ? wrong * range : 0;
            }

            objective += model.Cost[variable] * value;
        }

        IsAccurate &= gap <= Tolerances.Optimality.Relative / 2 * Math.Abs(objective);
    }

    private void Note(Tolerance tolerance, double excess, double size, double unit)
    {
        IsOptimal &= !tolerance.Exceeds(excess, size);
        IsAccurate &= !Grain.Noise.Exceeds(excess, size) && !tolerance.Exceeds(excess * unit, size * unit);
    }
}
