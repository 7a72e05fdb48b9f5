using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Derandomized;

/// <summary>A mechanism that plays modular games where a randomized one would toss a coin: reports and integers decide alone.</summary>
/// <remarks>
/// The same moves give the same outcome, so that everybody can audit it. Where in every game some player other than an agent
/// draws uniformly, the agent faces the lottery of the randomized original, see <see cref="UniformPlay{TReport, TOutcome}"/>. One uniform rival is
/// enough for a single game of all, not for games between choices, which it may no longer be in. Every agent can change the result of a game that it
/// plays. Number and moduli of the games may depend on reports, not on results; who plays may depend on results too.
/// </remarks>
/// <typeparam name="TReport">What an agent reports.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides; compared by value.</typeparam>
public abstract record PlayedMechanism<TReport, TOutcome> : DeterministicMechanism<Move<TReport>, TOutcome>
{
    /// <summary>Decides on reports, asking for the result of each game in turn.</summary>
    /// <param name="reports">Reports, shape [agent].</param>
    /// <param name="play">The result of a game, in 0..Modulus - 1.</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="ArgumentException">The reports are not what the mechanism asks for.</exception>
    public abstract TOutcome Outcome(ReadOnlySpan<TReport> reports, Func<ModularGame, int> play);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The reports are not what the mechanism asks for, or an integer lies outside its game's range.</exception>
    public sealed override TOutcome Decide(ReadOnlySpan<Move<TReport>> reports)
    {
        Move<TReport>[] moves = reports.ToArray();
        int round = 0;
        return Outcome([.. moves.Select(move => move.Report)], game =>
        {
            int turn = round++;
            return game.Result([.. game.Players.Select(agent => turn < moves[agent].Integers.Count ? moves[agent].Integers[turn] : 0)]);
        });
    }

    /// <summary>The games that are played on some reports when every result is 0: how many integers an agent names, and from what ranges.</summary>
    /// <param name="reports">Reports, shape [agent].</param>
    /// <returns>The games in turn; with other results others may play, with the same moduli.</returns>
    /// <exception cref="ArgumentException">The reports are not what the mechanism asks for.</exception>
    public Sequence<ModularGame> Games(ReadOnlySpan<TReport> reports)
    {
        List<ModularGame> games = [];
        Outcome(reports, game =>
        {
            games.Add(game);
            return 0;
        });
        return [.. games];
    }
}
