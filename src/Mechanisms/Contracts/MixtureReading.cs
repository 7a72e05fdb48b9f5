using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>Computes what a mixture of alternatives costs, how far its outcomes are from an action's, and what caps leave to tell them apart.</summary>
internal static class MixtureReading
{
    /// <summary>Reads a mixture against an action.</summary>
    public static ImplementationObstacle Of(ContractProblem problem, int action, Sequence<double> weights, double leaving)
    {
        Rational[] exact = [.. weights.Select(Rational.FromDouble)];
        Rational leavingWeight = Rational.FromDouble(leaving);
        Rational saving = problem.Costs[action] + (leavingWeight * (problem.OutsideOption ?? Rational.Zero));
        for (int other = 0; other < exact.Length; other++)
        {
            saving -= exact[other] * problem.Costs[other];
        }

        Rational[] differences = [.. Enumerable.Range(0, problem.OutcomeCount).Select(outcome => Difference(problem, action, exact, outcome))];
        return new(
            weights,
            leaving,
            saving.ToDouble(),
            LargestAdvantage(problem, differences),
            differences.Max(Rational.Abs).ToDouble());
    }

    private static Rational Difference(ContractProblem problem, int action, Rational[] weights, int outcome)
    {
        Rational difference = problem.OutcomeProbabilities[action, outcome];
        for (int other = 0; other < weights.Length; other++)
        {
            difference -= weights[other] * problem.OutcomeProbabilities[other, outcome];
        }

        return difference;
    }

    // max differences · p over payments within the caps: fill the outcomes that favor the action most. Uncapped, differences of
    // rounding size count as none.
    private static double LargestAdvantage(ContractProblem problem, Rational[] differences)
    {
        Rational advantage = Rational.Zero;
        Rational? left = problem.SumCap;
        foreach (Rational difference in differences.Where(difference => difference.Sign > 0).OrderDescending())
        {
            if ((problem.PaymentCap ?? left) is not { } payment)
            {
                return Tolerances.Probability.Exceeds(difference.ToDouble(), scale: 1) ? double.PositiveInfinity : 0;
            }

            payment = left is { } rest ? Rational.Min(payment, rest) : payment;
            advantage += difference * payment;
            left -= payment;
        }

        return advantage.ToDouble();
    }
}
