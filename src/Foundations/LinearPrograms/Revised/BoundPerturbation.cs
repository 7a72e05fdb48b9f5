namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>Moves bounds a little outward, so that degenerate primal steps have a length; what it moved, the engine restores before it answers.</summary>
internal sealed class BoundPerturbation(SimplexState state)
{
    private int round;

    /// <summary>Whether bounds were perturbed since they were last the model's.</summary>
    public bool IsOn { get; private set; }

    public void Forget() => IsOn = false;

    /// <summary>Perturbs all bounds, anew each time, and moves nonbasic variables along.</summary>
    public void Perturb()
    {
        round++;
        for (int variable = 0; variable < state.Model.Total; variable++)
        {
            if (state.Standing[variable] != Standing.Fixed)
            {
                state.Lower[variable] -= Amount(variable, state.Lower[variable]);
                state.Upper[variable] += Amount(variable, state.Upper[variable]);
                if (state.Slot[variable] < 0)
                {
                    state.Settle(variable);
                }
            }
        }

        IsOn = true;
        state.BoundsAreMoved = true;
    }

    /// <summary>A distance barely above the tolerance, different for each variable.</summary>
    public double Shift(int variable, double tolerance) => tolerance * IndexHash.Fraction(variable, round);

    private double Amount(int variable, double bound) => double.IsInfinity(bound)
        ? 0
        : Grain.Perturbation * (1 + Math.Abs(bound)) * (1 + IndexHash.Fraction(variable, round));
}
