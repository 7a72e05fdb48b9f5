using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts.Menus;

/// <summary>
/// The program of a menu with one row for every type, report and map from recommendations to actions, written straight from the definitions: an oracle
/// for the program that does without the maps, and with a fault a known-bad double. It shares the simplex method, whose answers are audited elsewhere.
/// </summary>
public static class ExplicitMenuMaps
{
    /// <summary>The value of the best menu; null when no menu keeps every type.</summary>
    public static double? Value(MenuProblem problem, MenuFault fault = MenuFault.None)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int type = 0; type < problem.TypeCount; type++)
        {
            AddRecommendations(builder, problem, type);
        }

        int[] obedience = [.. Enumerable.Range(0, problem.ActionCount)];
        for (int type = 0; type < problem.TypeCount; type++)
        {
            for (int report = 0; report < problem.TypeCount; report++)
            {
                foreach (int[] map in fault == MenuFault.ObedienceAfterALie && type != report ? [obedience] : Maps(problem.ActionCount))
                {
                    int row = builder.AddRow(0, LinearProgramNumber.PositiveInfinity);
                    AddPayoff(builder, row, problem, (type, type, type), obedience, Rational.One);
                    (int law, int cost) = (fault == MenuFault.LawOfTheReport ? report : type, fault == MenuFault.CostOfTheReport ? report : type);
                    AddPayoff(builder, row, problem, (law, cost, report), map, -Rational.One);
                }
            }

            if (problem.Types[type].OutsideOption is { } outside)
            {
                AddPayoff(builder, builder.AddRow(outside, LinearProgramNumber.PositiveInfinity), problem, (type, type, type), obedience, Rational.One);
            }
        }

        LinearProgramSolution solution = new RevisedSimplex().Solve(builder.Build());
        return solution.IsOptimal ? solution.Value : null;
    }

    // The probability of a recommendation, and payments times that probability, action by action; probabilities sum to 1, and caps are kept.
    private static void AddRecommendations(LinearProgramBuilder builder, MenuProblem problem, int type)
    {
        ContractProblem own = problem.Types[type];
        Rational weight = problem.TypeProbabilities[type];
        int lottery = builder.AddRow(Rational.One, Rational.One);
        for (int action = 0; action < own.ActionCount; action++)
        {
            Rational reward = Enumerable.Range(0, own.OutcomeCount).Aggregate(Rational.Zero, (sum, outcome) => sum + (own.OutcomeProbabilities[action, outcome] * own.Rewards[outcome]));
            int chance = builder.AddVariable(0, LinearProgramNumber.PositiveInfinity, weight * reward);
            builder.SetCoefficient(lottery, chance, Rational.One);
            int? sum = own.SumCap is { } most ? AddCap(chance, most) : null;
            for (int outcome = 0; outcome < own.OutcomeCount; outcome++)
            {
                int payment = builder.AddVariable(0, LinearProgramNumber.PositiveInfinity, -weight * own.OutcomeProbabilities[action, outcome]);
                if (own.PaymentCap is { } cap)
                {
                    builder.SetCoefficient(AddCap(chance, cap), payment, Rational.One);
                }

                if (sum is { } row)
                {
                    builder.SetCoefficient(row, payment, Rational.One);
                }
            }
        }

        int AddCap(int chance, Rational cap)
        {
            int row = builder.AddRow(LinearProgramNumber.NegativeInfinity, 0);
            builder.SetCoefficient(row, chance, -cap);
            return row;
        }
    }

    private static void AddPayoff(LinearProgramBuilder builder, int row, MenuProblem problem, (int Law, int Cost, int Report) who, int[] map, Rational sign)
    {
        for (int advised = 0; advised < map.Length; advised++)
        {
            int chance = ((who.Report * map.Length) + advised) * (problem.OutcomeCount + 1);
            builder.AddCoefficient(row, chance, -sign * problem.Types[who.Cost].Costs[map[advised]]);
            for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
            {
                builder.AddCoefficient(row, chance + 1 + outcome, sign * problem.Types[who.Law].OutcomeProbabilities[map[advised], outcome]);
            }
        }
    }

    private static IEnumerable<int[]> Maps(int actions) => Enumerable.Range(0, (int)Math.Pow(actions, actions))
        .Select(number => Enumerable.Range(0, actions).Select(advised => number / (int)Math.Pow(actions, advised) % actions).ToArray());
}
