using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Formats;

/// <summary>Writes game trees as Gambit's .efg text.</summary>
/// <remarks>
/// Numbers are written as integers and fractions, so that <see cref="EfgReader"/> reads back an equal game. One line a node, each before its children; sets
/// and outcomes are described in full wherever they come. Lines end with a line feed. Time and memory O(text). Thread-safe.
/// </remarks>
[Reference("gambit2025", "the extensive game (.efg) file format")]
public static class EfgWriter
{
    /// <summary>Writes one game.</summary>
    /// <param name="destination">Receives the text; left open.</param>
    /// <param name="game">The game.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter destination, ExtensiveFormGame game)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(game);
        destination.Write($"EFG 2 R {GambitText.Quoted(game.Title)} {GambitText.Braced(game.PlayerLabels.Select(GambitText.Quoted))}\n");
        if (game.Description.Length > 0)
        {
            destination.Write($"{GambitText.Quoted(game.Description)}\n");
        }

        destination.Write('\n');
        int[] numbers = Numbers(game);
        Stack<int> open = [];
        open.Push(0);
        while (open.TryPop(out int node))
        {
            WriteNode(destination, game, node, numbers);
            for (int action = game.ActionCount(node) - 1; action >= 0; action--)
            {
                open.Push(game.FirstChildren[node] + action);
            }
        }
    }

    // The number of every set among those of its player, from 1.
    private static int[] Numbers(ExtensiveFormGame game)
    {
        int[] numbers = new int[game.InformationSets.Count];
        for (int set = 0; set < numbers.Length; set++)
        {
            numbers[set] = set > 0 && game.InformationSets[set - 1].Player == game.InformationSets[set].Player ? numbers[set - 1] + 1 : 1;
        }

        return numbers;
    }

    private static void WriteNode(TextWriter destination, ExtensiveFormGame game, int node, int[] numbers)
    {
        int number = game.NodeSets[node];
        if (number == ExtensiveFormGame.None)
        {
            destination.Write("t \"\" ");
        }
        else
        {
            InformationSet set = game.InformationSets[number];
            bool isChance = set.Player == ExtensiveFormGame.Chance;
            destination.Write(isChance ? "c \"\" " : string.Create(CultureInfo.InvariantCulture, $"p \"\" {set.Player + 1} "));
            IEnumerable<string> actions = set.Actions.Select((action, index) => isChance ? $"{GambitText.Quoted(action)} {Text(set.Probabilities[index])}" : GambitText.Quoted(action));
            destination.Write(string.Create(CultureInfo.InvariantCulture, $"{numbers[number]} {GambitText.Quoted(set.Label)} {GambitText.Braced(actions)} "));
        }

        int outcome = game.NodeOutcomes[node];
        destination.Write(outcome == ExtensiveFormGame.None
            ? "0\n"
            : string.Create(CultureInfo.InvariantCulture, $"{outcome + 1} {GambitText.Quoted(game.Outcomes[outcome].Label)} {{ {string.Join(", ", game.Outcomes[outcome].Payoffs.Select(Text))} }}\n"));
    }

    private static string Text(Rational number) => number.ToString(null, CultureInfo.InvariantCulture);
}
