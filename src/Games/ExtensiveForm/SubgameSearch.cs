using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Finds where subgames begin, and cuts them out.</summary>
internal static class SubgameSearch
{
    /// <summary>The nodes with moves at which a subgame begins, ascending.</summary>
    public static Sequence<int> Roots(ExtensiveFormGame game)
    {
        (int[] starts, int[] ends) = Intervals(game);
        (int[] lowest, int[] highest) = SetExtents(game, starts);
        for (int node = game.NodeCount - 1; node > 0; node--)
        {
            int parent = game.Parents[node];
            lowest[parent] = Math.Min(lowest[parent], lowest[node]);
            highest[parent] = Math.Max(highest[parent], highest[node]);
        }

        return Enumerable.Range(0, game.NodeCount)
            .Where(node => game.NodeSets[node] != ExtensiveFormGame.None && lowest[node] >= starts[node] && highest[node] < ends[node])
            .ToSequence();
    }

    /// <summary>The part of the tree below a node, in which nodes with a value end the game with it.</summary>
    public static Subgame Cut(ExtensiveFormGame game, int root, Func<int, Sequence<Rational>?> valueOf)
    {
        ExtensiveFormBuilder builder = new(game.PlayerLabels.Span) { IsBounded = false };
        Dictionary<int, int> sets = [];
        Dictionary<int, int> outcomes = [];
        Queue<(int Node, int Parent, int Action)> waiting = new([(root, ExtensiveFormGame.None, 0)]);
        while (waiting.TryDequeue(out (int Node, int Parent, int Action) next))
        {
            if (next.Node != root && valueOf(next.Node) is { } value)
            {
                builder.AddEnd(builder.AddOutcome(value.Span), next.Parent, next.Action);
                continue;
            }

            int outcome = game.NodeOutcomes[next.Node];
            int paid = outcome == ExtensiveFormGame.None ? outcome : Once(outcomes, outcome, () => builder.Add(game.Outcomes[outcome], outcome));
            int set = game.NodeSets[next.Node];
            if (set == ExtensiveFormGame.None)
            {
                builder.AddEnd(paid, next.Parent, next.Action);
                continue;
            }

            int node = builder.AddMove(Once(sets, set, () => builder.Add(game.InformationSets[set], set)), next.Parent, next.Action, paid);
            for (int action = 0; action < game.InformationSets[set].Actions.Count; action++)
            {
                waiting.Enqueue((game.FirstChildren[next.Node] + action, node, action));
            }
        }

        return new(builder.Build().WithTitle(game.Title, game.Description), sets.Keys.Order().ToSequence());
    }

    private static int Once(Dictionary<int, int> known, int key, Func<int> add) => known.TryGetValue(key, out int index) ? index : known[key] = add();

    // Places in depth-first order: those below a node are starts[node]..ends[node] - 1.
    private static (int[] Starts, int[] Ends) Intervals(ExtensiveFormGame game)
    {
        int[] sizes = new int[game.NodeCount];
        for (int node = sizes.Length - 1; node >= 0; node--)
        {
            sizes[node]++;
            if (node > 0)
            {
                sizes[game.Parents[node]] += sizes[node];
            }
        }

        int[] starts = new int[sizes.Length];
        int[] next = new int[sizes.Length];
        next[0] = 1;
        for (int node = 1; node < sizes.Length; node++)
        {
            starts[node] = next[game.Parents[node]];
            next[game.Parents[node]] += sizes[node];
            next[node] = starts[node] + 1;
        }

        return (starts, [.. starts.Zip(sizes, (start, size) => start + size)]);
    }

    // The first and last place of a node of the same set; a node of chance or an end is by itself.
    private static (int[] Lowest, int[] Highest) SetExtents(ExtensiveFormGame game, int[] starts)
    {
        int[] firsts = new int[game.DecisionSets];
        int[] lasts = new int[game.DecisionSets];
        Array.Fill(firsts, int.MaxValue);
        for (int node = 0; node < starts.Length; node++)
        {
            if (IsDecision(game, node))
            {
                int set = game.NodeSets[node];
                firsts[set] = Math.Min(firsts[set], starts[node]);
                lasts[set] = Math.Max(lasts[set], starts[node]);
            }
        }

        return (
            [.. starts.Select((start, node) => IsDecision(game, node) ? firsts[game.NodeSets[node]] : start)],
            [.. starts.Select((start, node) => IsDecision(game, node) ? lasts[game.NodeSets[node]] : start)]);
    }

    private static bool IsDecision(ExtensiveFormGame game, int node) => game.NodeSets[node] != ExtensiveFormGame.None && game.NodeSets[node] < game.DecisionSets;
}
