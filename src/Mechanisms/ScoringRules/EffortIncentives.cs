using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>Checks a menu of bets against the problem's own definitions, without any linear program.</summary>
/// <remarks>
/// After every effort and signal the forecaster picks the item that pays best: that is the best of all maps from signals to items. Every sum is
/// exact in rationals; the tolerance, relative to the largest payment or cost, only decides how much gain counts.
/// <para>Time O(efforts · signals · items · states) rational operations. Thread-safe.</para>
/// </remarks>
[Reference("myerson1982", "incentive constraints with hidden actions and hidden information together")]
public static class EffortIncentives
{
    /// <summary>Checks that a rule makes the forecaster make an effort.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="effort">The effort that it should induce.</param>
    /// <param name="tolerance">Gain or excess that still counts as none; the default is none, for exact rules.</param>
    /// <returns>The expected payment under the effort, and the other effort that gains most.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such effort.</exception>
    /// <exception cref="ArgumentException">The rule is for another number of states.</exception>
    public static IncentiveFinding Check(ScoringProblem problem, ScoringMenu rule, int effort, Tolerance tolerance = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(rule);
        problem.RequireEffort(effort, nameof(effort));
        ModelData.RequireCount(rule.StateCount, problem.StateCount, "states in the rule", nameof(rule));
        Matrix<Rational> payments = rule.Payments.Select(Rational.FromDouble);
        Rational asked = Payment(problem, payments, effort);
        IEnumerable<TriedDeviation> tried = Enumerable.Range(0, problem.EffortCount).Where(other => other != effort).Select(other => new TriedDeviation(
            Payment(problem, payments, other) - problem.Costs[other] - (asked - problem.Costs[effort]), Rational.One, ScoringWords.Shirking(other)));
        double scale = Math.Max(payments.Entries.ToArray().Max(Rational.Abs).ToDouble(), problem.Costs.Max().ToDouble());
        return IncentiveFinding.Of(asked, tried, Excess(problem, payments), tolerance, scale);
    }

    private static Rational Payment(ScoringProblem problem, Matrix<Rational> payments, int effort)
    {
        Rational total = Rational.Zero;
        for (int signal = 0; signal < problem.SignalCount; signal++)
        {
            Rational? best = null;
            for (int item = 0; item < payments.Rows; item++)
            {
                Rational paid = Rational.Zero;
                for (int state = 0; state < problem.StateCount; state++)
                {
                    paid += problem.Prior[state] * problem.Signals[effort][state, signal] * payments[item, state];
                }

                best = best is { } known ? Rational.Max(known, paid) : paid;
            }

            total += best!.Value;
        }

        return total;
    }

    private static Rational Excess(ScoringProblem problem, Matrix<Rational> payments)
    {
        Rational excess = Rational.Zero;
        foreach (Rational payment in payments.Entries)
        {
            excess = Rational.Max(excess, Rational.Max(-payment, problem.PaymentCap is { } cap ? payment - cap : Rational.Zero));
        }

        return excess;
    }
}
