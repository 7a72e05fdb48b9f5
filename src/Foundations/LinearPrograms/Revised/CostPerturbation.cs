namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Moves costs a little apart, so that degenerate dual steps have a length; what it moved, the engine restores before it answers.</summary>
/// <remarks>Each cost is moved away from where its reduced cost would become wrong, by a number that depends on its index and the round.</remarks>
internal sealed class CostPerturbation(SimplexState state)
{
    private const double LargeCost = 100;
    private int round;

    /// <summary>Whether costs were perturbed since they were last the model's; a cost moved by itself does not count.</summary>
    public bool IsOn { get; private set; }

    public void Forget() => IsOn = false;

    /// <summary>Perturbs all costs, anew each time.</summary>
    /// <param name="strength">1 for the usual size.</param>
    public void Perturb(double strength)
    {
        round++;
        double unit = strength * Grain.Perturbation * Size();
        for (int variable = 0; variable < state.Model.Columns; variable++)
        {
            double amount = unit * (1 + Math.Abs(state.Cost[variable])) * (1 + IndexHash.Fraction(variable, round));
            state.Cost[variable] += Direction(variable) * amount;
        }

        IsOn = true;
        state.CostsAreMoved = true;
    }

    /// <summary>A reduced cost barely of right sign, different for each variable.</summary>
    public double Shift(int variable, double tolerance) => tolerance * (1 + IndexHash.Fraction(variable, round));

    // A few huge costs would make the perturbation of all the others coarse.
    private double Size()
    {
        double largest = 0;
        for (int column = 0; column < state.Model.Columns; column++)
        {
            largest = Math.Max(largest, Math.Abs(state.Cost[column]));
        }

        return largest > LargeCost ? Math.Sqrt(Math.Sqrt(largest)) : largest > 0 ? Math.Min(largest, 1) : 1;
    }

    private double Direction(int variable)
    {
        bool hasLower = double.IsFinite(state.Model.Lower[variable]);
        bool hasUpper = double.IsFinite(state.Model.Upper[variable]);
        return (hasLower, hasUpper) switch
        {
            (true, true) when state.Model.Lower[variable] == state.Model.Upper[variable] => 0,
            (true, true) => state.Cost[variable] >= 0 ? 1 : -1,
            (true, false) => 1,
            (false, true) => -1,
            _ => 0,
        };
    }
}
