using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>Bisects the segment between two rules for the places where the forecaster's answer switches, one round per step. Single-threaded.</summary>
/// <remarks>Between proper rules on the same beliefs expected payments are linear along the segment, so a switch that lies between two mixtures less than w apart is known up to 2 · cap · w.</remarks>
internal sealed class SwitchSearch(ForecastingTask task, CostDifferences<double[]> costs, ScoringMenu from, ScoringMenu to, SwitchBisection bisection)
{
    private ScoringMenu? middle;

    /// <summary>Gets a value indicating whether the last answer is reached.</summary>
    public bool IsDone => bisection.IsDone;

    /// <summary>The rule to try next.</summary>
    public ScoringMenu Announce() => middle ??= Mixtures.Of(from, to, bisection.Middle);

    /// <summary>Takes in the answer to the rule tried.</summary>
    public void Observe(int effort)
    {
        middle = null;
        if (bisection.Observe(effort) is { } found)
        {
            costs.Add(found.Before, found.After, Expected(found.Place), 2 * task.PaymentCap * found.Width);
        }
    }

    /// <summary>An independent copy that writes to other costs.</summary>
    public SwitchSearch Copy(CostDifferences<double[]> ownCosts) => new(task, ownCosts, from, to, bisection.Copy());

    // The expected payment after each belief.
    private double[] Expected(double place)
    {
        Matrix<double> payments = Mixtures.Of(from, to, place).Payments;
        double[] expected = new double[task.BeliefCount];
        for (int belief = 0; belief < expected.Length; belief++)
        {
            expected[belief] = Mixtures.Expected(task.Beliefs.Row(belief), payments.Row(belief));
        }

        return expected;
    }
}
