using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Evolution;

namespace Mechanisms.Games.Repeated;

/// <summary>The scores of a tournament.</summary>
/// <remarks>Immutable, thread-safe, compares by value.</remarks>
public sealed record RoundRobinTable
{
    internal RoundRobinTable(RoundRobin settings, RepeatedGame game, Sequence<MooreMachine> machines, Matrix<Rational> scores) =>
        (Settings, Game, Machines, Scores) = (settings, game, machines, scores);

    /// <summary>Gets the settings.</summary>
    public RoundRobin Settings { get; }

    /// <summary>Gets the game.</summary>
    public RepeatedGame Game { get; }

    /// <summary>Gets the machines.</summary>
    public Sequence<MooreMachine> Machines { get; }

    /// <summary>Gets what a machine earns in a match, shape [machine, opponent], in units of payoff.</summary>
    public Matrix<Rational> Scores { get; }

    /// <summary>Gets what each machine earns in all matches, the one against itself counted once, shape [machine].</summary>
    public Sequence<Rational> Totals => Sequence.Of(Machines.Count, machine => Scores.Row(machine).ToArray().Aggregate((sum, score) => sum + score));

    /// <summary>Gets the machines by their totals, the largest first; ties go to the lowest index.</summary>
    public Sequence<int> Ranking
    {
        get
        {
            Sequence<Rational> totals = Totals;
            return Enumerable.Range(0, Machines.Count).OrderByDescending(machine => totals[machine]).ToSequence();
        }
    }

    /// <summary>The tournament as a game between members of a population, each of whom plays one of the machines.</summary>
    /// <returns>The game, with mean payoffs a round.</returns>
    public PopulationGame ToPopulationGame() => PopulationGame.Create(Scores.Select(score => score / Settings.Rounds));

    /// <summary>Writes the ranking.</summary>
    /// <returns>One line for each machine: place, name and total.</returns>
    public override string ToString()
    {
        Sequence<Rational> totals = Totals;
        return string.Join('\n', Ranking.Select((machine, place) =>
            string.Create(CultureInfo.InvariantCulture, $"{place + 1}. {Machines[machine].Name}: {totals[machine].ToDouble():0.##}")));
    }
}
