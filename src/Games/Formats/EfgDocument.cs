using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Formats;

/// <summary>Makes a game tree of the words of a file in Gambit's .efg form.</summary>
/// <param name="tokens">The words.</param>
/// <param name="maximumNodes">The largest number of nodes.</param>
/// <param name="maximumPlayers">The largest number of players.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class EfgDocument(GambitTokens tokens, int maximumNodes, int maximumPlayers, CancellationToken cancellation)
{
    // How many nodes are read between two looks at the cancellation.
    private const int NodesPerLook = 1_024;

    // Some 30,000 digits: a lottery of a thousand actions with denominators of thirty digits each.
    private const long MostBits = 100_000;

    private readonly Dictionary<(int Player, int Number), int> sets = [];
    private readonly Dictionary<int, int> outcomes = [];

    // Actions that are still to lead somewhere: the node, and the next action to describe.
    private readonly Stack<(int Node, int Action, int Actions)> open = [];

    private int lastActions;

    /// <summary>Reads the whole game.</summary>
    public ExtensiveFormGame Read()
    {
        tokens.TakeMagic("EFG", "2");
        string title = tokens.Take(GambitTokenKind.Quoted, "the title in quotes").Text;
        Sequence<string> players = tokens.TakePlayers();
        if (players.Count > maximumPlayers)
        {
            throw tokens.Peek().Error(string.Create(CultureInfo.InvariantCulture, $"A game tree may have {maximumPlayers} players here; this one has {players.Count}. Raise MaximumPlayers."));
        }

        string description = tokens.Peek().Kind == GambitTokenKind.Quoted ? tokens.Take().Text : string.Empty;
        ExtensiveFormBuilder builder = new(players.Span);
        ReadNodes(builder, players.Count);
        tokens.Take(GambitTokenKind.End, "nothing behind the last node");
        return builder.Build().WithTitle(title, description);
    }

    private void ReadNodes(ExtensiveFormBuilder builder, int players)
    {
        (int parent, int action) = (ExtensiveFormGame.None, 0);
        do
        {
            int node = ReadNode(builder, players, parent, action);
            if (builder.NodeCount % NodesPerLook == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (node != ExtensiveFormGame.None)
            {
                (parent, action) = (node, 0);
                open.Push((node, 1, lastActions));
                continue;
            }

            (parent, action) = NextOpen();
        }
        while (parent != ExtensiveFormGame.None);
    }

    // The next action without a node, or none when the tree is whole.
    private (int Parent, int Action) NextOpen()
    {
        while (open.TryPop(out (int Node, int Action, int Actions) next))
        {
            if (next.Action < next.Actions)
            {
                open.Push((next.Node, next.Action + 1, next.Actions));
                return (next.Node, next.Action);
            }
        }

        return (ExtensiveFormGame.None, 0);
    }

    // The node where somebody moves, or None for an end.
    private int ReadNode(ExtensiveFormBuilder builder, int players, int parent, int action)
    {
        GambitToken kind = tokens.Take();
        if (kind.Kind != GambitTokenKind.Word || kind.Text is not ("c" or "p" or "t"))
        {
            throw kind.Error($"There must be a node, c for chance, p for a player or t for an end; got {kind.Shown()}. Describe all nodes, each before its children.");
        }

        if (builder.NodeCount == maximumNodes)
        {
            throw kind.Error(string.Create(CultureInfo.InvariantCulture, $"A game tree may have {maximumNodes} nodes here; this one has more. Raise MaximumNodes."));
        }

        tokens.Take(GambitTokenKind.Quoted, "the node's name in quotes");
        if (kind.Text == "t")
        {
            builder.AddEnd(ReadOutcome(builder, players, parent), parent, action);
            return ExtensiveFormGame.None;
        }

        int player = kind.Text == "c" ? ExtensiveFormGame.Chance : tokens.TakeIndex(1, players, "the number of a player") - 1;
        int set = ReadSet(builder, player);
        lastActions = builder.SetAt(set).Actions.Count;
        return builder.AddMove(set, parent, action, ReadOutcome(builder, players, parent));
    }

    private int ReadSet(ExtensiveFormBuilder builder, int player)
    {
        GambitToken place = tokens.Peek();
        int number = tokens.TakeIndex(0, int.MaxValue, "the number of an information set");
        bool isKnown = sets.TryGetValue((player, number), out int known);
        GambitToken? label = tokens.Peek().Kind == GambitTokenKind.Quoted ? tokens.Take() : null;
        if (tokens.Peek().Kind == GambitTokenKind.Open)
        {
            InformationSet described = ReadActions(player, label?.Text ?? (isKnown ? builder.SetAt(known).Label : string.Empty));
            if (!isKnown)
            {
                return sets[(player, number)] = builder.Add(described, number);
            }

            if (described.Actions != builder.SetAt(known).Actions || described.Probabilities != builder.SetAt(known).Probabilities)
            {
                throw place.Error($"Information set {number} must have the same actions wherever it is described; here it has others. Give it another number.");
            }
        }

        if (!isKnown)
        {
            throw tokens.Peek().Error($"Information set {number} must be described where it comes first; got {tokens.Peek().Shown()}. Name its actions in braces.");
        }

        string usual = builder.SetAt(known).Label;
        return label is null || label.Value.Text == usual
            ? known
            : throw label.Value.Error($"Information set {number} must have one name; got {label.Value.Shown()} after \"{usual}\". Give it another number.");
    }

    private InformationSet ReadActions(int player, string label)
    {
        GambitToken place = tokens.Take();
        List<string> actions = [];
        List<Rational> probabilities = [];
        while (tokens.Peek().Kind != GambitTokenKind.Close)
        {
            actions.Add(tokens.Take(GambitTokenKind.Quoted, "an action's name in quotes, or a closing brace").Text);
            if (player == ExtensiveFormGame.Chance)
            {
                tokens.SkipComma();
                probabilities.Add(tokens.TakeNumber("the probability of the action"));
                tokens.SkipComma();
            }
        }

        tokens.Take();
        if (actions.Count == 0)
        {
            throw place.Error("There must be at least one action; got none. Name one, or make the node an end.");
        }

        if (player == ExtensiveFormGame.Chance)
        {
            RequireDistribution(place, probabilities);
        }

        return new(player, label, actions.ToSequence(), probabilities.ToSequence());
    }

    private static void RequireDistribution(GambitToken place, List<Rational> probabilities)
    {
        // Sums of fractions have as many digits as all denominators together: exact sums of very long ones would take hours.
        long bits = probabilities.Sum(probability => probability.Denominator.GetBitLength());
        if (bits > MostBits)
        {
            throw place.Error(string.Create(
                CultureInfo.InvariantCulture, $"Denominators of a lottery may have {MostBits} bits together; these have {bits}. Write simpler fractions."));
        }

        try
        {
            ModelData.RequireExactDistribution([.. probabilities], "a chance move", nameof(probabilities));
        }
        catch (ArgumentException error)
        {
            throw place.Error(error.Message[..error.Message.IndexOf(" (Parameter", StringComparison.Ordinal)]);
        }
    }

    // The outcome of a node below a parent, which must leave payments along the path within bounds.
    private int ReadOutcome(ExtensiveFormBuilder builder, int players, int parent)
    {
        GambitToken place = tokens.Peek();
        int outcome = ReadOutcome(builder, players);
        return builder.PathTrouble(parent, outcome) is { } trouble ? throw place.Error(trouble) : outcome;
    }

    // None for number 0, which pays nothing.
    private int ReadOutcome(ExtensiveFormBuilder builder, int players)
    {
        GambitToken place = tokens.Peek();
        int number = tokens.TakeIndex(0, int.MaxValue, "the number of an outcome");
        bool isKnown = outcomes.TryGetValue(number, out int known);
        string? label = tokens.Peek().Kind == GambitTokenKind.Quoted ? tokens.Take().Text : null;
        Sequence<Rational>? payoffs = tokens.Peek().Kind == GambitTokenKind.Open ? ReadPayoffs(players) : null;
        if (number == 0)
        {
            return payoffs is null ? ExtensiveFormGame.None : throw place.Error("Outcome 0 pays nothing; here it has payoffs. Give it another number.");
        }

        if (!isKnown)
        {
            return payoffs is { } paid
                ? outcomes[number] = builder.Add(new TreeOutcome(label ?? string.Empty, paid), number)
                : throw place.Error($"Outcome {number} must be described where it comes first; got {tokens.Peek().Shown()}. Write its payoffs in braces.");
        }

        TreeOutcome usual = builder.OutcomeAt(known);
        return (payoffs is null || payoffs == usual.Payoffs) && (label is null || label == usual.Label)
            ? known
            : throw place.Error($"Outcome {number} must have one name and the same payoffs wherever it is described; here it has others. Give it another number.");
    }

    private Sequence<Rational> ReadPayoffs(int players)
    {
        tokens.Take();
        Rational[] payoffs = new Rational[players];
        for (int player = 0; player < players; player++)
        {
            tokens.SkipComma();
            payoffs[player] = tokens.TakeNumber("one payoff per player");
        }

        tokens.SkipComma();
        tokens.Take(GambitTokenKind.Close, $"a closing brace behind {players} payoffs");
        return payoffs.ToSequence();
    }
}
