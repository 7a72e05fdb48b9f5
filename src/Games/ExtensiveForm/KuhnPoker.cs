using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Kuhn's poker: one card each from a deck of one more than the players, one bet of 1 beside an ante of 1.</summary>
/// <remarks>
/// Players pass or bet in turn until all have passed or all others have answered the first bet; to pass then is to fold. The highest card left takes all.
/// Chance deals one card after the other. Two players: 58 nodes, 12 information sets, value −1/18 for the first player.
/// </remarks>
[Reference("kuhn1950", "a simplified two-person poker")]
public static class KuhnPoker
{
    private const int MostPlayers = 5;

    private static readonly Sequence<string> Actions = ["pass", "bet"];

    /// <summary>The game.</summary>
    /// <param name="players">Number of players, 2 to 5.</param>
    /// <returns>The game tree; payoffs in antes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of players is outside 2..5.</exception>
    public static ExtensiveFormGame Create(int players = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(players, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(players, MostPlayers);
        ExtensiveFormBuilder builder = new([.. Enumerable.Range(1, players).Select(player => string.Create(CultureInfo.InvariantCulture, $"Player {player}"))]);
        Deal(new(builder), players, [], ExtensiveFormGame.None, 0);
        return builder.Build().WithTitle(string.Create(CultureInfo.InvariantCulture, $"Kuhn poker, {players} players"));
    }

    private static void Deal(NamedTree tree, int players, int[] cards, int parent, int action)
    {
        if (cards.Length == players)
        {
            Bet(tree, cards, string.Empty, parent, action);
            return;
        }

        int[] left = [.. Enumerable.Range(0, players + 1).Except(cards)];
        string dealt = string.Join(' ', cards.Select(card => Name(card, players)));
        int node = tree.Draw($"dealt: {dealt}", [.. left.Select(card => Name(card, players))], parent, action);
        foreach ((int index, int card) in left.Index())
        {
            Deal(tree, players, [.. cards, card], node, index);
        }
    }

    // The history has a letter for every action: p for pass, b for bet.
    private static void Bet(NamedTree tree, int[] cards, string history, int parent, int action)
    {
        int players = cards.Length;
        int first = history.IndexOf('b', StringComparison.Ordinal);
        if (history.Length == (first < 0 ? players : first + players))
        {
            tree.End(Payoffs(cards, history), parent, action);
            return;
        }

        int player = history.Length % players;
        int node = tree.Move(player, $"{Name(cards[player], players)} {history}", Actions, parent, action);
        Bet(tree, cards, $"{history}p", node, 0);
        Bet(tree, cards, $"{history}b", node, 1);
    }

    private static Sequence<Rational> Payoffs(int[] cards, string history)
    {
        int players = cards.Length;
        bool[] hasBet = [.. Enumerable.Range(0, players).Select(player => Enumerable.Range(0, history.Length).Any(turn => turn % players == player && history[turn] == 'b'))];
        bool anybody = hasBet.Contains(true);
        int winner = Enumerable.Range(0, players).Where(player => !anybody || hasBet[player]).MaxBy(player => cards[player]);
        int pot = players + hasBet.Count(bet => bet);
        return Sequence.Of(players, player => (Rational)((player == winner ? pot : 0) - 1 - (hasBet[player] ? 1 : 0)));
    }

    private static string Name(int card, int players) =>
        players == 2 ? "JQK"[card].ToString() : (card + 1).ToString(CultureInfo.InvariantCulture);
}
