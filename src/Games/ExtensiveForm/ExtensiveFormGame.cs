using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>A game tree with chance and information sets, in flat arrays.</summary>
/// <remarks>
/// Nodes are numbered level by level from the root, node 0, so that the children of a node are adjacent: the child by an action is
/// <c>FirstChildren[node] + action</c>. Information sets are numbered by player, those of chance last, and within a player in the order in which they were
/// added. Probabilities and payoffs are exact. Sixteen bytes a node, beside sets and outcomes.
/// <para>Made by <see cref="ExtensiveFormBuilder"/>, or read from a file. Immutable, thread-safe, compares by value.</para>
/// </remarks>
[Reference("kuhn1953", "games in extensive form, perfect recall")]
public sealed record ExtensiveFormGame
{
    /// <summary>Who moves where chance does.</summary>
    public const int Chance = -1;

    /// <summary>No node, set or outcome: the parent of the root, the set of an end, the outcome where nothing is paid.</summary>
    public const int None = -1;

    internal ExtensiveFormGame(Sequence<string> players, GameTree tree, Sequence<InformationSet> sets, Sequence<TreeOutcome> outcomes)
    {
        (PlayerLabels, InformationSets, Outcomes) = (players, sets, outcomes);
        (Parents, FirstChildren, NodeSets, NodeOutcomes) = tree;
        int chanceSets = 0;
        while (chanceSets < sets.Count && sets[sets.Count - chanceSets - 1].Player == Chance)
        {
            chanceSets++;
        }

        DecisionSets = sets.Count - chanceSets;
    }

    /// <summary>Gets the name of the game.</summary>
    /// <value>Empty by default.</value>
    public string Title { get; private init; } = string.Empty;

    /// <summary>Gets what there is to say about the game.</summary>
    /// <value>Empty by default.</value>
    public string Description { get; private init; } = string.Empty;

    /// <summary>Gets the names of the players, shape [player].</summary>
    public Sequence<string> PlayerLabels { get; }

    /// <summary>Gets the number of players, at least 1.</summary>
    public int Players => PlayerLabels.Count;

    /// <summary>Gets the number of nodes, at least 1.</summary>
    public int NodeCount => Parents.Count;

    /// <summary>Gets the parent of every node, shape [node]; <see cref="None"/> for the root.</summary>
    public Sequence<int> Parents { get; }

    /// <summary>Gets the first child of every node, shape [node]; <see cref="None"/> where the game ends.</summary>
    public Sequence<int> FirstChildren { get; }

    /// <summary>Gets the information set of every node, shape [node]; <see cref="None"/> where the game ends.</summary>
    public Sequence<int> NodeSets { get; }

    /// <summary>Gets what is paid at every node, shape [node]; <see cref="None"/> for nothing.</summary>
    public Sequence<int> NodeOutcomes { get; }

    /// <summary>Gets the information sets, by player, those of chance last.</summary>
    public Sequence<InformationSet> InformationSets { get; }

    /// <summary>Gets the number of information sets at which players move: the first ones of <see cref="InformationSets"/>.</summary>
    public int DecisionSets { get; }

    /// <summary>Gets the outcomes.</summary>
    public Sequence<TreeOutcome> Outcomes { get; }

    /// <summary>The same game under another name.</summary>
    /// <param name="title">The name.</param>
    /// <param name="description">What there is to say about it.</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    public ExtensiveFormGame WithTitle(string title, string description = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(description);
        return this with { Title = title, Description = description };
    }

    /// <summary>Finds out whether every player remembers all it knew and did: before all nodes of a set its own actions are the same.</summary>
    /// <returns>Proved, or refuted by two nodes that the player confuses.</returns>
    /// <remarks>Time O(players · nodes).</remarks>
    public Verdict<ForgottenMove> CheckRecall()
    {
        int[] firstNodes = new int[InformationSets.Count];
        for (int player = 0; player < Players; player++)
        {
            int[] moves = OwnMoves(player);
            Array.Fill(firstNodes, None);
            for (int node = 0; node < NodeCount; node++)
            {
                int set = NodeSets[node];
                if (set == None || InformationSets[set].Player != player)
                {
                    continue;
                }

                int first = firstNodes[set] = firstNodes[set] == None ? node : firstNodes[set];
                if (moves[first] != moves[node])
                {
                    return new Verdict<ForgottenMove>.Refuted(new(player, set, first, node));
                }
            }
        }

        return new Verdict<ForgottenMove>.Proved($"all {NodeCount} nodes");
    }

    /// <summary>Finds equilibria in behavior strategies.</summary>
    /// <param name="method">How, with its limits.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="method"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The method is not for games of this kind; the message says for which.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public BehaviorSolution Solve(ExtensiveFormMethod method, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method.Find(this, cancellation);
    }

    /// <summary>The nodes at which a subgame begins: whoever moves there or later confuses no node below with one elsewhere.</summary>
    /// <returns>The nodes at which somebody moves and a subgame begins, ascending; the root is one, unless the game ends there.</returns>
    /// <remarks>Time and memory O(nodes).</remarks>
    [Reference("selten1965", "subgames")]
    public Sequence<int> SubgameRoots() => SubgameSearch.Roots(this);

    /// <summary>The subgame that begins at a node.</summary>
    /// <param name="root">One of <see cref="SubgameRoots"/>.</param>
    /// <returns>The subgame; what was paid before is left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    /// <exception cref="ArgumentException">No subgame begins there.</exception>
    /// <remarks>Time O(nodes).</remarks>
    public Subgame Subgame(int root)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(root);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(root, NodeCount);
        return SubgameSearch.Roots(this).Contains(root)
            ? SubgameSearch.Cut(this, root, _ => null)
            : throw new ArgumentException($"A subgame must begin at the node; none begins at node {root}. Take one of SubgameRoots.", nameof(root));
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>2 players, 58 nodes, 12 information sets</c>.</returns>
    public override string ToString() => $"{Players} players, {NodeCount} nodes, {DecisionSets} information sets";

    /// <summary>Refuses a game in which a player forgets.</summary>
    /// <exception cref="InvalidOperationException">A player forgets; the message says where.</exception>
    internal void RequireRecall()
    {
        if (CheckRecall() is Verdict<ForgottenMove>.Refuted forgotten)
        {
            throw new InvalidOperationException($"The game must have perfect recall; it has not: {forgotten.Witness} Split the information set.");
        }
    }

    /// <summary>Number of actions at a node; 0 where the game ends.</summary>
    internal int ActionCount(int node) => NodeSets[node] == None ? 0 : InformationSets[NodeSets[node]].Actions.Count;

    // The player's last own move before each node, as the child that it led to in its set: set and action in one number; None before its first move.
    private int[] OwnMoves(int player)
    {
        int[] firstMoves = new int[InformationSets.Count];
        for (int set = 1; set < firstMoves.Length; set++)
        {
            firstMoves[set] = firstMoves[set - 1] + InformationSets[set - 1].Actions.Count;
        }

        int[] moves = new int[NodeCount];
        moves[0] = None;
        for (int node = 1; node < moves.Length; node++)
        {
            int parent = Parents[node];
            int set = NodeSets[parent];
            moves[node] = InformationSets[set].Player == player ? firstMoves[set] + node - FirstChildren[parent] : moves[parent];
        }

        return moves;
    }
}
