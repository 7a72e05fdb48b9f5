using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Liar's dice of two players with one die each.</summary>
/// <remarks>
/// Bids are a number of dice and a face, one die before two, lower faces first; each bid must be higher than the last, or the last is called a lie. The
/// highest face counts as every face. A bid that as many dice show wins 1, else the caller does. Six sides: 294,883 nodes, 24,576 information sets.
/// </remarks>
[Reference("lanctot2019", "liar's dice, with its highest face wild")]
public static class LiarsDice
{
    private const int Dice = 2;
    private const int MostSides = 7;

    /// <summary>The game.</summary>
    /// <param name="sides">Number of sides of a die, 1 to 7; nodes grow as sides² 4^sides.</param>
    /// <returns>The game tree.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of sides is outside 1..7.</exception>
    public static ExtensiveFormGame Create(int sides = 6)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sides, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sides, MostSides);
        ExtensiveFormBuilder builder = new("Player 1", "Player 2");
        NamedTree tree = new(builder);
        Sequence<string> faces = Sequence.Of(sides, face => Number(face + 1));
        int root = tree.Draw("first die", faces, ExtensiveFormGame.None, 0);
        for (int first = 0; first < sides; first++)
        {
            int node = tree.Draw("second die", faces, root, first);
            for (int second = 0; second < sides; second++)
            {
                Bid(tree, new(sides, first, second), [], node, second);
            }
        }

        return builder.Build().WithTitle($"Liar's dice, {Number(sides)} sides");
    }

    private static void Bid(NamedTree tree, Roll roll, int[] bids, int parent, int action)
    {
        int player = bids.Length % 2;
        int least = bids.Length == 0 ? 0 : bids[^1] + 1;
        int[] higher = [.. Enumerable.Range(least, (Dice * roll.Sides) - least)];
        bool canCall = bids.Length > 0;
        string label = $"{Number((player == 0 ? roll.First : roll.Second) + 1)}: {string.Join(' ', bids.Select(bid => Name(bid, roll.Sides)))}";
        Sequence<string> actions = [.. higher.Select(bid => Name(bid, roll.Sides)), .. canCall ? (string[])["liar"] : []];
        int node = tree.Move(player, label, actions, parent, action);
        foreach ((int index, int bid) in higher.Index())
        {
            Bid(tree, roll, [.. bids, bid], node, index);
        }

        if (canCall)
        {
            int winner = roll.Holds(bids[^1]) ? 1 - player : player;
            tree.End(winner == 0 ? [1, -1] : [-1, 1], node, higher.Length);
        }
    }

    private static string Name(int bid, int sides) => $"{Number((bid / sides) + 1)}x{Number((bid % sides) + 1)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Roll(int Sides, int First, int Second)
    {
        public bool Holds(int bid) => Shows(First, bid) + Shows(Second, bid) > bid / Sides;

        private int Shows(int face, int bid) => face == bid % Sides || face == Sides - 1 ? 1 : 0;
    }
}
