using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Games.Tests.Equilibria;

/// <summary>
/// Mediation with one row for every player, type, report and map from advice to actions, written straight from the definitions: an oracle for the
/// program and the checker that do without the maps, and with a fault a known-bad double. It shares the simplex method, whose answers are audited elsewhere.
/// </summary>
public static class CommunicationMaps
{
    /// <summary>The value of the best mediation; null where a fault leaves none.</summary>
    public static double? Value(CommunicationProblem problem, CommunicationFault fault = CommunicationFault.None)
    {
        CommunicationGame game = problem.Game;
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int types = 0; types < game.Types.Count; types++)
        {
            int lottery = builder.AddRow(Rational.One, Rational.One);
            for (int profile = 0; profile < game.Actions.Count; profile++)
            {
                int chance = builder.AddVariable(0, LinearProgramNumber.PositiveInfinity, game.Prior[types] * problem.Objective[types, profile]);
                builder.SetCoefficient(lottery, chance, Rational.One);
            }
        }

        foreach ((int player, int type, int report, int[] map) in Deviations(game, fault))
        {
            int row = builder.AddRow(0, LinearProgramNumber.PositiveInfinity);
            AddPayoff(game, player, type, type, Honest(game, player), CommunicationFault.None, (chance, worth) => builder.AddCoefficient(row, chance, worth));
            AddPayoff(game, player, type, report, map, fault, (chance, worth) => builder.AddCoefficient(row, chance, -worth));
        }

        LinearProgramSolution solution = new RevisedSimplex().Solve(builder.Build());
        return solution.IsOptimal ? solution.Value : null;
    }

    /// <summary>What the best of all deviations gains, honesty and obedience among them, weighted by the probability of the type.</summary>
    public static Rational LargestGain(CommunicationGame game, Matrix<Rational> mediation)
    {
        return Deviations(game, CommunicationFault.None)
            .Select(deviation => Payoff(deviation.Player, deviation.Type, deviation.Report, deviation.Map)
                - Payoff(deviation.Player, deviation.Type, deviation.Type, Honest(game, deviation.Player)))
            .Max();

        Rational Payoff(int player, int type, int report, int[] map)
        {
            Rational sum = 0;
            AddPayoff(game, player, type, report, map, CommunicationFault.None, (chance, worth) => sum += mediation.Entries[chance] * worth);
            return sum;
        }
    }

    private static IEnumerable<(int Player, int Type, int Report, int[] Map)> Deviations(CommunicationGame game, CommunicationFault fault) =>
        from player in Enumerable.Range(0, game.Players)
        from type in Enumerable.Range(0, game.Types.Counts[player])
        from report in Enumerable.Range(0, game.Types.Counts[player])
        from map in fault == CommunicationFault.ObedienceAfterALie && report != type ? [Honest(game, player)] : Maps(game.Actions.Counts[player])
        select (player, type, report, map);

    private static int[] Honest(CommunicationGame game, int player) => [.. Enumerable.Range(0, game.Actions.Counts[player])];

    // The types are what they are, the mediator hears the report, and the player takes what the map makes of its advice.
    private static void AddPayoff(CommunicationGame game, int player, int type, int report, int[] map, CommunicationFault fault, Action<int, Rational> add)
    {
        for (int place = 0; place < game.Types.Count * game.Actions.Count; place++)
        {
            (int types, int advice) = (place / game.Actions.Count, place % game.Actions.Count);
            if (game.Types.Choice(types, player) != type)
            {
                continue;
            }

            int reported = game.Types.With(types, player, report);
            int taken = fault == CommunicationFault.PayoffOfTheAdvice ? advice : game.Actions.With(advice, player, map[game.Actions.Choice(advice, player)]);
            (int inLaw, int inAdvice) = fault == CommunicationFault.ReportInTheLaw ? (reported, types) : (types, reported);
            add((inAdvice * game.Actions.Count) + advice, game.Prior[inLaw] * game.Payoffs[player][inLaw, taken]);
        }
    }

    private static IEnumerable<int[]> Maps(int actions) => Enumerable.Range(0, (int)Math.Pow(actions, actions))
        .Select(number => Enumerable.Range(0, actions).Select(advised => number / (int)Math.Pow(actions, advised) % actions).ToArray());
}
