using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts.Menus;

/// <summary>Checks a menu against the problem's own definitions, without any linear program.</summary>
/// <remarks>
/// For every type and report: the sum over recommendations of the best action's payoff, less the payoff of truth and obedience. Exact in rationals;
/// the tolerance, beside the payments and costs that each gain is added up from, only decides how much counts.
/// <para>Time O(types² · actions² · outcomes) rational operations. Thread-safe.</para>
/// </remarks>
[Reference("myerson1982", "honesty and obedience")]
public static class MenuIncentives
{
    /// <summary>Checks that every type tells the truth, obeys and stays, and that limits are kept.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="menu">The menu.</param>
    /// <param name="tolerance">Gain or excess that still counts as none; the default is none, for exact menus.</param>
    /// <returns>The principal's value, and the report and actions that gain most.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The menu is for other types, actions or outcomes.</exception>
    public static IncentiveFinding Check(MenuProblem problem, ContractMenu menu, Tolerance tolerance = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(menu);
        ModelData.RequireCount(menu.Payments.Count, problem.TypeCount, "types in the menu", nameof(menu));
        ModelData.RequireCount(menu.Payments[0].Rows, problem.ActionCount, "actions in the menu", nameof(menu));
        ModelData.RequireCount(menu.Payments[0].Columns, problem.OutcomeCount, "outcomes in the menu", nameof(menu));
        (Matrix<Rational> chances, Sequence<Matrix<Rational>> payments) = (menu.ExactRecommendations, menu.ExactPayments);
        IEnumerable<TriedDeviation> tried = Enumerable.Range(0, problem.TypeCount)
            .SelectMany(type => Disobediences(problem, chances, payments, type).Concat(Lies(problem, chances, payments, type)));
        return IncentiveFinding.Of(Value(problem, chances, payments), tried, Limits(problem, chances, payments), tolerance);
    }

    // After the truth, another action than one recommended.
    private static IEnumerable<TriedDeviation> Disobediences(MenuProblem problem, Matrix<Rational> chances, Sequence<Matrix<Rational>> payments, int type)
    {
        for (int advised = 0; advised < problem.ActionCount; advised++)
        {
            Rational chance = chances[type, advised];
            for (int action = 0; !chance.IsZero && action < problem.ActionCount; action++)
            {
                if (action != advised)
                {
                    MeasuredSum gain = Utility(problem.Types[type], payments[type], advised, action) - Utility(problem.Types[type], payments[type], advised, advised);
                    yield return new(chance * gain, chance, string.Create(
                        CultureInfo.InvariantCulture, $"type {type}, recommended action {advised}, takes action {action}"));
                }
            }
        }
    }

    // A report and the best action after each recommendation; after the truth that is a deviation only where it gains.
    private static IEnumerable<TriedDeviation> Lies(MenuProblem problem, Matrix<Rational> chances, Sequence<Matrix<Rational>> payments, int type)
    {
        MeasuredSum truth = Payoff(problem, chances, payments, type, type, isFree: false);
        for (int report = 0; report < problem.TypeCount; report++)
        {
            MeasuredSum gain = Payoff(problem, chances, payments, type, report, isFree: true) - truth;
            if (report != type || gain.Value.Sign > 0)
            {
                yield return new(gain, Rational.One, string.Create(
                    CultureInfo.InvariantCulture, $"type {type} says {report}, and then does what is best for it"));
            }
        }
    }

    private static MeasuredSum Value(MenuProblem problem, Matrix<Rational> chances, Sequence<Matrix<Rational>> payments)
    {
        MeasuredSum value = default;
        for (int type = 0; type < problem.TypeCount; type++)
        {
            for (int action = 0; action < problem.ActionCount; action++)
            {
                MeasuredSum earned = default;
                for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
                {
                    earned += problem.Types[type].OutcomeProbabilities[action, outcome]
                        * (MeasuredSum.Of(problem.Types[type].Rewards[outcome]) - MeasuredSum.Of(payments[type][action, outcome]));
                }

                value += (problem.TypeProbabilities[type] * chances[type, action]) * earned;
            }
        }

        return value;
    }

    // What a type earns by a report: after each recommendation it does as told, or what is best.
    private static MeasuredSum Payoff(
        MenuProblem problem, Matrix<Rational> chances, Sequence<Matrix<Rational>> payments, int type, int report, bool isFree)
    {
        MeasuredSum total = default;
        for (int advised = 0; advised < problem.ActionCount; advised++)
        {
            if (!chances[report, advised].IsZero)
            {
                MeasuredSum best = Utility(problem.Types[type], payments[report], advised, advised);
                for (int action = 0; isFree && action < problem.ActionCount; action++)
                {
                    best = MeasuredSum.Max(best, Utility(problem.Types[type], payments[report], advised, action));
                }

                total += chances[report, advised] * best;
            }
        }

        return total;
    }

    private static MeasuredSum Utility(ContractProblem type, Matrix<Rational> payments, int advised, int action)
    {
        MeasuredSum utility = MeasuredSum.Of(-type.Costs[action]);
        for (int outcome = 0; outcome < type.OutcomeCount; outcome++)
        {
            utility += MeasuredSum.Of(type.OutcomeProbabilities[action, outcome] * payments[advised, outcome]);
        }

        return utility;
    }

    private static IEnumerable<CheckedLimit> Limits(MenuProblem problem, Matrix<Rational> chances, Sequence<Matrix<Rational>> payments)
    {
        for (int type = 0; type < problem.TypeCount; type++)
        {
            if (problem.Types[type].OutsideOption is { } outside)
            {
                MeasuredSum loss = MeasuredSum.Of(outside) - Payoff(problem, chances, payments, type, type, isFree: false);
                yield return new(loss, string.Create(CultureInfo.InvariantCulture, $"type {type} loses {loss.Value.ToDouble():G9} by staying"));
            }

            string noun = string.Create(CultureInfo.InvariantCulture, $"a payment to type {type}");
            foreach (CheckedLimit limit in CheckedLimit.OfPayments(payments[type].Entries.ToArray(), problem.Types[0].PaymentCap, noun))
            {
                yield return limit;
            }

            if (problem.Types[0].SumCap is { } cap)
            {
                Rational most = Enumerable.Range(0, problem.ActionCount)
                    .Max(action => payments[type].Row(action).ToArray().Aggregate(Rational.Zero, (sum, payment) => sum + payment));
                yield return new(new(most - cap, cap.ToDouble()), string.Create(
                    CultureInfo.InvariantCulture, $"payments to type {type} sum to {most.ToDouble():G9}, above the cap of {cap.ToDouble():G9}"));
            }
        }
    }
}
