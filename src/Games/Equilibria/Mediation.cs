using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>Mediation: the probability of advising each profile of actions after each profile of reported types.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record Mediation
{
    private readonly Recommendation advice;

    /// <summary>Initializes mediation.</summary>
    /// <param name="probabilities">Probability of each profile of actions, shape [type profile, action profile], at least 0 and rows summing to 1, both within 1e-9.</param>
    /// <exception cref="ArgumentException">A row is no distribution.</exception>
    public Mediation(Matrix<double> probabilities) => advice = new(probabilities);

    /// <summary>Gets the probability of each profile of actions, shape [type profile, action profile].</summary>
    public Matrix<double> Probabilities => advice.Probabilities;

    /// <summary>Draws the advice to everybody.</summary>
    /// <param name="reports">Number of the profile of reported types.</param>
    /// <param name="stream">Random numbers; one is used.</param>
    /// <returns>Number of the profile of actions.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile of types.</exception>
    public int Recommend(int reports, ref RandomStream stream) => advice.Recommend(reports, ref stream);

    /// <summary>Checks, exactly and without any linear program, that honesty and obedience are best.</summary>
    /// <remarks>
    /// For every player, type and report: the sum over pieces of advice of the best action's payoff, less the payoff of honesty and obedience.
    /// <para>Time O(players · types · profiles of types · actions · profiles of actions) rational operations.</para>
    /// </remarks>
    /// <param name="problem">The problem.</param>
    /// <param name="tolerance">Gain that still counts as none, beside the payoffs that it is added up from; the default is none.</param>
    /// <returns>The mediator's value, and the deviation that gains most, weighted by the probability of the type.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="ArgumentException">The mediation is for other profiles.</exception>
    [Reference("myerson1982", "honesty and obedience")]
    public IncentiveFinding Check(CommunicationProblem problem, Tolerance tolerance = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        CommunicationGame game = problem.Game;
        ModelData.RequireCount(Probabilities.Rows, game.Types.Count, "rows of mediation, one per profile of types", nameof(problem));
        ModelData.RequireCount(Probabilities.Columns, game.Actions.Count, "columns of mediation, one per profile of actions", nameof(problem));
        Matrix<Rational> exact = Probabilities.Select(Rational.FromDouble);
        IEnumerable<TriedDeviation> tried =
            from player in Enumerable.Range(0, game.Players)
            from type in Enumerable.Range(0, game.Types.Counts[player])
            from deviation in Disobediences(game, exact, player, type).Concat(Lies(game, exact, player, type))
            select deviation;
        return IncentiveFinding.Of(Value(problem, exact), tried, [], tolerance);
    }

    // After the truth, another action than one piece of advice.
    private static IEnumerable<TriedDeviation> Disobediences(CommunicationGame game, Matrix<Rational> exact, int player, int type)
    {
        for (int advised = 0; advised < game.Actions.Counts[player]; advised++)
        {
            MeasuredSum obeying = Payoff(game, exact, player, type, type, advised, advised);
            Rational probability = Enumerable.Range(0, game.Types.Count * game.Actions.Count)
                .Where(place => game.Types.Choice(place / game.Actions.Count, player) == type && game.Actions.Choice(place % game.Actions.Count, player) == advised)
                .Aggregate(Rational.Zero, (sum, place) => sum + (game.Prior[place / game.Actions.Count] * exact.Entries[place]));
            for (int taken = 0; taken < game.Actions.Counts[player]; taken++)
            {
                if (taken != advised)
                {
                    yield return new(
                        Payoff(game, exact, player, type, type, advised, taken) - obeying,
                        probability,
                        string.Create(CultureInfo.InvariantCulture, $"player {player} of type {type}, advised {advised}, does {taken}"));
                }
            }
        }
    }

    // A report and the best action after each piece of advice; after the truth that is a deviation only where it gains.
    private static IEnumerable<TriedDeviation> Lies(CommunicationGame game, Matrix<Rational> exact, int player, int type)
    {
        MeasuredSum honest = Payoff(game, exact, player, type, type, isFree: false);
        Rational probability = Enumerable.Range(0, game.Types.Count).Where(types => game.Types.Choice(types, player) == type)
            .Aggregate(Rational.Zero, (sum, types) => sum + game.Prior[types]);
        for (int report = 0; report < game.Types.Counts[player]; report++)
        {
            MeasuredSum gain = Payoff(game, exact, player, type, report, isFree: true) - honest;
            if (report != type || gain.Value.Sign > 0)
            {
                yield return new(gain, probability, string.Create(
                    CultureInfo.InvariantCulture, $"player {player} of type {type} says {report}, and does with the advice what is best for it"));
            }
        }
    }

    private static MeasuredSum Value(CommunicationProblem problem, Matrix<Rational> exact)
    {
        MeasuredSum value = default;
        for (int place = 0; place < exact.Rows * exact.Columns; place++)
        {
            value += MeasuredSum.Of(problem.Game.Prior[place / exact.Columns] * exact.Entries[place] * problem.Objective.Entries[place]);
        }

        return value;
    }

    // What a type earns by a report: with each piece of advice it does as told, or what is best.
    private static MeasuredSum Payoff(CommunicationGame game, Matrix<Rational> exact, int player, int type, int report, bool isFree)
    {
        MeasuredSum total = default;
        for (int advised = 0; advised < game.Actions.Counts[player]; advised++)
        {
            MeasuredSum best = Payoff(game, exact, player, type, report, advised, advised);
            for (int taken = 0; isFree && taken < game.Actions.Counts[player]; taken++)
            {
                best = MeasuredSum.Max(best, Payoff(game, exact, player, type, report, advised, taken));
            }

            total += best;
        }

        return total;
    }

    private static MeasuredSum Payoff(CommunicationGame game, Matrix<Rational> exact, int player, int type, int report, int advised, int taken)
    {
        MeasuredSum sum = default;
        for (int types = 0; types < game.Types.Count; types++)
        {
            for (int profile = 0; profile < game.Actions.Count; profile++)
            {
                if (game.Types.Choice(types, player) == type && game.Actions.Choice(profile, player) == advised)
                {
                    sum += MeasuredSum.Of(game.Prior[types] * exact[game.Types.With(types, player, report), profile]
                        * game.Payoffs[player][types, game.Actions.With(profile, player, taken)]);
                }
            }
        }

        return sum;
    }
}
