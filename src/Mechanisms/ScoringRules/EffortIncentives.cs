using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>Checks a menu of bets against the problem's own definitions, without any linear program.</summary>
/// <remarks>
/// After every effort and signal the forecaster picks the item that pays best: that is the best of all maps from signals to items. Every sum is
/// exact in rationals; the tolerance, beside the payments and costs that each gain is added up from, only decides how much counts.
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
        MeasuredSum asked = Payment(problem, payments, effort);
        IEnumerable<TriedDeviation> tried = Enumerable.Range(0, problem.EffortCount).Where(other => other != effort).Select(other => new TriedDeviation(
            Payment(problem, payments, other) - MeasuredSum.Of(problem.Costs[other]) - (asked - MeasuredSum.Of(problem.Costs[effort])), Rational.One, ScoringWords.Shirking(other)));
        return IncentiveFinding.Of(asked, tried, CheckedLimit.OfPayments(payments.Entries.ToArray(), problem.PaymentCap, "a payment"), tolerance);
    }

    private static MeasuredSum Payment(ScoringProblem problem, Matrix<Rational> payments, int effort)
    {
        MeasuredSum total = default;
        for (int signal = 0; signal < problem.SignalCount; signal++)
        {
            MeasuredSum? best = null;
            for (int item = 0; item < payments.Rows; item++)
            {
                MeasuredSum paid = default;
                for (int state = 0; state < problem.StateCount; state++)
                {
                    paid += MeasuredSum.Of(problem.Prior[state] * problem.Signals[effort][state, signal] * payments[item, state]);
                }

                best = best is { } known ? MeasuredSum.Max(known, paid) : paid;
            }

            total += best!.Value;
        }

        return total;
    }
}
