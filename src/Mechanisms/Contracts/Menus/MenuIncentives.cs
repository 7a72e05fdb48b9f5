using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts.Menus;

/// <summary>Checks a menu against the problem's own definitions, without any linear program.</summary>
/// <remarks>
/// For every type and report: the sum over recommendations of the best action's payoff, less the payoff of truth and obedience. Exact in rationals;
/// the tolerance, relative to the largest payment or cost, only decides how much counts.
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
        Matrix<Rational>[] payments = [.. menu.Payments.Select(table => table.Select(Rational.FromDouble))];
        Matrix<Rational> chances = menu.Recommendations.Select(Rational.FromDouble);
        Rational excess = Rational.Zero;
        for (int type = 0; type < problem.TypeCount; type++)
        {
            Rational truth = Payoff(problem, chances, payments, type, type, isFree: false);
            excess = Rational.Max(excess, problem.Types[type].OutsideOption is { } outside ? outside - truth : Rational.Zero);
        }

        excess = payments.Aggregate(excess, (largest, table) => Rational.Max(largest, Excess(problem, table)));
        double scale = Math.Max(
            payments.Max(table => table.Entries.ToArray().Max(Rational.Abs)).ToDouble(), problem.Types.Max(type => type.Costs.Max()).ToDouble());
        IEnumerable<TriedDeviation> tried = Enumerable.Range(0, problem.TypeCount)
            .SelectMany(type => Disobediences(problem, chances, payments, type).Concat(Lies(problem, chances, payments, type)));
        return IncentiveFinding.Of(Value(problem, chances, payments), tried, excess, tolerance, scale);
    }

    // After the truth, another action than one recommended.
    private static IEnumerable<TriedDeviation> Disobediences(MenuProblem problem, Matrix<Rational> chances, Matrix<Rational>[] payments, int type)
    {
        for (int advised = 0; advised < problem.ActionCount; advised++)
        {
            Rational chance = chances[type, advised];
            for (int action = 0; !chance.IsZero && action < problem.ActionCount; action++)
            {
                if (action != advised)
                {
                    Rational gain = Utility(problem.Types[type], payments[type], advised, action) - Utility(problem.Types[type], payments[type], advised, advised);
                    yield return new(chance * gain, chance, string.Create(
                        CultureInfo.InvariantCulture, $"type {type}, recommended action {advised}, takes action {action}"));
                }
            }
        }
    }

    // A report and the best action after each recommendation; after the truth that is a deviation only where it gains.
    private static IEnumerable<TriedDeviation> Lies(MenuProblem problem, Matrix<Rational> chances, Matrix<Rational>[] payments, int type)
    {
        Rational truth = Payoff(problem, chances, payments, type, type, isFree: false);
        for (int report = 0; report < problem.TypeCount; report++)
        {
            Rational gain = Payoff(problem, chances, payments, type, report, isFree: true) - truth;
            if (report != type || gain.Sign > 0)
            {
                yield return new(gain, Rational.One, string.Create(
                    CultureInfo.InvariantCulture, $"type {type} says {report}, and then does what is best for it"));
            }
        }
    }

    private static Rational Value(MenuProblem problem, Matrix<Rational> chances, Matrix<Rational>[] payments)
    {
        Rational value = Rational.Zero;
        for (int type = 0; type < problem.TypeCount; type++)
        {
            for (int action = 0; action < problem.ActionCount; action++)
            {
                Rational earned = Rational.Zero;
                for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
                {
                    earned += problem.Types[type].OutcomeProbabilities[action, outcome] * (problem.Types[type].Rewards[outcome] - payments[type][action, outcome]);
                }

                value += problem.TypeProbabilities[type] * chances[type, action] * earned;
            }
        }

        return value;
    }

    // What a type earns by a report: after each recommendation it does as told, or what is best.
    private static Rational Payoff(
        MenuProblem problem, Matrix<Rational> chances, Matrix<Rational>[] payments, int type, int report, bool isFree)
    {
        Rational total = Rational.Zero;
        for (int advised = 0; advised < problem.ActionCount; advised++)
        {
            if (!chances[report, advised].IsZero)
            {
                Rational best = Utility(problem.Types[type], payments[report], advised, advised);
                for (int action = 0; isFree && action < problem.ActionCount; action++)
                {
                    best = Rational.Max(best, Utility(problem.Types[type], payments[report], advised, action));
                }

                total += chances[report, advised] * best;
            }
        }

        return total;
    }

    private static Rational Utility(ContractProblem type, Matrix<Rational> payments, int advised, int action)
    {
        Rational utility = -type.Costs[action];
        for (int outcome = 0; outcome < type.OutcomeCount; outcome++)
        {
            utility += type.OutcomeProbabilities[action, outcome] * payments[advised, outcome];
        }

        return utility;
    }

    private static Rational Excess(MenuProblem problem, Matrix<Rational> payments)
    {
        Rational excess = Rational.Zero;
        for (int action = 0; action < payments.Rows; action++)
        {
            Rational sum = Rational.Zero;
            foreach (Rational payment in payments.Row(action))
            {
                sum += payment;
                excess = Rational.Max(excess, Rational.Max(-payment, problem.Types[0].PaymentCap is { } cap ? payment - cap : Rational.Zero));
            }

            excess = Rational.Max(excess, problem.Types[0].SumCap is { } limit ? sum - limit : Rational.Zero);
        }

        return excess;
    }
}
