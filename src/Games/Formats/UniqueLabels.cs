using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Gives games labels that Gambit 17 takes: none empty, and none twice among the players, a player's strategies or sets, a set's actions, or the outcomes.</summary>
/// <remarks>
/// The readers here take such files as they are; this is for what is written. An empty label becomes its place from 1; one that came before gets
/// <c> (2)</c>, <c> (3)</c>, … behind it; the first to have a label keeps it. Payoffs, probabilities and the tree stay. Time O(labels). Thread-safe.
/// </remarks>
[Reference("gambit2025", "labels of players, strategies, information sets, actions and outcomes")]
public static class UniqueLabels
{
    /// <summary>The game in normal form with unique labels.</summary>
    /// <param name="game">The game.</param>
    /// <returns>The game, and what was changed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    public static Relabeled<NormalFormGame> Of(NormalFormGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        List<string> repairs = [];
        Sequence<string> players = Unique(game.PlayerLabels, "player", repairs);
        Sequence<Sequence<string>> strategies = game.StrategyLabels.Select((labels, player) => Unique(labels, $"strategy of player \"{players[player]}\"", repairs)).ToSequence();
        return new(game.WithLabels(players, strategies), repairs.ToSequence());
    }

    /// <summary>The game tree with unique labels.</summary>
    /// <param name="game">The game.</param>
    /// <returns>The game, and what was changed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    public static Relabeled<ExtensiveFormGame> Of(ExtensiveFormGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        List<string> repairs = [];
        Sequence<string> players = Unique(game.PlayerLabels, "player", repairs);
        List<InformationSet> sets = [];
        foreach (IGrouping<int, InformationSet> own in game.InformationSets.GroupBy(set => set.Player))
        {
            string owner = own.Key == ExtensiveFormGame.Chance ? "chance" : $"player \"{players[own.Key]}\"";
            Sequence<string> labels = Unique(own.Select(set => set.Label).ToSequence(), $"information set of {owner}", repairs);
            sets.AddRange(own.Select((set, place) => set with { Label = labels[place], Actions = Unique(set.Actions, $"action of set \"{labels[place]}\" of {owner}", repairs) }));
        }

        Sequence<string> outcomes = Unique(game.Outcomes.Select(outcome => outcome.Label).ToSequence(), "outcome", repairs);
        ExtensiveFormGame relabeled = new ExtensiveFormGame(
            players,
            new(game.Parents, game.FirstChildren, game.NodeSets, game.NodeOutcomes),
            sets.ToSequence(),
            game.Outcomes.Select((outcome, place) => outcome with { Label = outcomes[place] }).ToSequence()).WithTitle(game.Title, game.Description);
        return new(relabeled, repairs.ToSequence());
    }

    private static Sequence<string> Unique(Sequence<string> labels, string noun, List<string> repairs)
    {
        HashSet<string> originals = new(labels, StringComparer.Ordinal);
        HashSet<string> taken = new(StringComparer.Ordinal);
        string[] unique = new string[labels.Count];
        foreach ((int place, string label) in labels.Index())
        {
            unique[place] = label.Length > 0 && taken.Add(label) ? label : Fresh(label, place, originals, taken);
            if (!string.Equals(unique[place], label, StringComparison.Ordinal))
            {
                string trouble = label.Length == 0 ? "had no label" : $"was another \"{label}\"";
                repairs.Add(string.Create(CultureInfo.InvariantCulture, $"{noun} {place + 1} {trouble} and is now \"{unique[place]}\"."));
            }
        }

        return unique.ToSequence();
    }

    private static string Fresh(string label, int place, HashSet<string> originals, HashSet<string> taken)
    {
        string stem = label.Length > 0 ? label : string.Create(CultureInfo.InvariantCulture, $"{place + 1}");
        string candidate = label.Length > 0 ? $"{stem} (2)" : stem;
        for (int number = 2; originals.Contains(candidate) || !taken.Add(candidate); number++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{stem} ({number})");
        }

        return candidate;
    }
}
