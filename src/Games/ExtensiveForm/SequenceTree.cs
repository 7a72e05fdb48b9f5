using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>A game with perfect recall by sequences: what a player has done before each set and each end, and what every end pays, weighted by chance.</summary>
/// <remarks>
/// Sequences of all players are numbered in one row: of player 0 first the empty one, then set by set its actions; then of player 1, and so on. Sets are
/// those of players; <see cref="SetOrder"/> lists them parents first.
/// </remarks>
/// <typeparam name="TNumber">Double or rational.</typeparam>
internal sealed class SequenceTree<TNumber>
    where TNumber : struct, IAdditionOperators<TNumber, TNumber, TNumber>, IMultiplyOperators<TNumber, TNumber, TNumber>,
    IAdditiveIdentity<TNumber, TNumber>, IMultiplicativeIdentity<TNumber, TNumber>
{
    // Nodes between two looks at the cancellation.
    private const int NodesPerLook = 4_096;

    private SequenceTree(ExtensiveFormGame game, int[] setPlayers, int[] firstSequences, int[] setFirsts, int[] setCounts) =>
        (Game, SetPlayers, FirstSequences, SetFirsts, SetCounts) = (game, setPlayers, firstSequences, setFirsts, setCounts);

    public ExtensiveFormGame Game { get; }

    /// <summary>Gets who moves, shape [set].</summary>
    public int[] SetPlayers { get; }

    /// <summary>Gets the empty sequence of every player, and behind the last the number of all sequences; shape [player + 1].</summary>
    public int[] FirstSequences { get; }

    /// <summary>Gets the sequence that ends with the first action, shape [set]; those of the other actions follow.</summary>
    public int[] SetFirsts { get; }

    /// <summary>Gets the number of actions, shape [set].</summary>
    public int[] SetCounts { get; }

    /// <summary>Gets the own sequence before every set, shape [set].</summary>
    public int[] SetParents { get; private init; } = [];

    /// <summary>Gets all sets, each behind those that its player meets before.</summary>
    public int[] SetOrder { get; private init; } = [];

    /// <summary>Gets the nodes at which the game ends.</summary>
    public int[] Ends { get; private init; } = [];

    /// <summary>Gets how likely chance is to allow every end, shape [end].</summary>
    public TNumber[] EndChances { get; private init; } = [];

    /// <summary>Gets every player's sequence at every end, shape [player][end].</summary>
    public int[][] EndSequences { get; private init; } = [];

    /// <summary>Gets every player's payoff at every end times the chance of it, shape [player][end].</summary>
    public TNumber[][] WeightedPayoffs { get; private init; } = [];

    /// <summary>Gets the number of sequences of all players.</summary>
    public int SequenceCount => FirstSequences[^1];

    /// <summary>The tree of a game.</summary>
    /// <exception cref="InvalidOperationException">A player forgets what it did.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SequenceTree<TNumber> Of(ExtensiveFormGame game, Func<Rational, TNumber> convert, CancellationToken cancellation = default)
    {
        game.RequireRecall();
        int[] setPlayers = [.. game.InformationSets.Take(game.DecisionSets).Select(set => set.Player)];
        int[] setCounts = [.. game.InformationSets.Take(game.DecisionSets).Select(set => set.Actions.Count)];
        (int[] firstSequences, int[] setFirsts) = Number(game.Players, setPlayers, setCounts);
        int[] ends = [.. Enumerable.Range(0, game.NodeCount).Where(node => game.NodeSets[node] == ExtensiveFormGame.None)];
        SequenceTree<TNumber> tree = new(game, setPlayers, firstSequences, setFirsts, setCounts) { Ends = ends };
        int[] setParents = new int[setPlayers.Length];
        int[][] endSequences = [.. Enumerable.Range(0, game.Players).Select(player => tree.FollowPlayer(player, setParents, cancellation))];
        TNumber[] chances = tree.Chances(convert, cancellation);
        return new(game, setPlayers, firstSequences, setFirsts, setCounts)
        {
            Ends = ends,
            SetParents = setParents,
            SetOrder = tree.FirstMeetings(),
            EndChances = chances,
            EndSequences = endSequences,
            WeightedPayoffs = [.. Enumerable.Range(0, game.Players).Select(player => tree.Payoffs(player, chances, convert))],
        };
    }

    /// <summary>The weight of every sequence under behavior at every set, shape [sequence].</summary>
    public void Realize(int player, Sequence<Sequence<TNumber>> behavior, TNumber[] plan)
    {
        plan[FirstSequences[player]] = TNumber.MultiplicativeIdentity;
        foreach (int set in SetOrder)
        {
            if (SetPlayers[set] == player)
            {
                for (int action = 0; action < SetCounts[set]; action++)
                {
                    plan[SetFirsts[set] + action] = plan[SetParents[set]] * behavior[set][action];
                }
            }
        }
    }

    private static (int[] FirstSequences, int[] SetFirsts) Number(int players, int[] setPlayers, int[] setCounts)
    {
        int[] firstSequences = new int[players + 1];
        int[] setFirsts = new int[setPlayers.Length];
        (int next, int set) = (0, 0);
        for (int player = 0; player < players; player++)
        {
            firstSequences[player] = next++;
            for (; set < setPlayers.Length && setPlayers[set] == player; set++)
            {
                setFirsts[set] = next;
                next += setCounts[set];
            }
        }

        firstSequences[players] = next;
        return (firstSequences, setFirsts);
    }

    // The player's sequence at every end; fills in those before its sets.
    private int[] FollowPlayer(int player, int[] setParents, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int[] sequences = new int[Game.NodeCount];
        for (int node = 0; node < sequences.Length; node++)
        {
            int parent = Game.Parents[node];
            if (parent == ExtensiveFormGame.None)
            {
                sequences[node] = FirstSequences[player];
            }
            else
            {
                int moved = Game.NodeSets[parent];
                bool isOwn = moved < SetPlayers.Length && SetPlayers[moved] == player;
                sequences[node] = isOwn ? SetFirsts[moved] + node - Game.FirstChildren[parent] : sequences[parent];
            }

            int set = Game.NodeSets[node];
            if (set != ExtensiveFormGame.None && set < SetPlayers.Length && SetPlayers[set] == player)
            {
                setParents[set] = sequences[node];
            }
        }

        return [.. Ends.Select(end => sequences[end])];
    }

    // Sets by the first node: that of a set lies below one of the set before it, and levels come one after the other.
    private int[] FirstMeetings()
    {
        bool[] isMet = new bool[SetPlayers.Length];
        List<int> order = [];
        foreach (int set in Game.NodeSets)
        {
            if (set != ExtensiveFormGame.None && set < isMet.Length && !isMet[set])
            {
                isMet[set] = true;
                order.Add(set);
            }
        }

        return [.. order];
    }

    // How likely chance is to allow every end. Children come after all nodes of their level: what is no end is forgotten behind its last child, so that
    // products along a long path, whose digits grow with it, do not all stay in memory.
    private TNumber[] Chances(Func<Rational, TNumber> convert, CancellationToken cancellation)
    {
        TNumber[][] probabilities = [.. Game.InformationSets.Skip(SetPlayers.Length).Select(set => set.Probabilities.Select(convert).ToArray())];
        TNumber[] chances = new TNumber[Game.NodeCount];
        chances[0] = TNumber.MultiplicativeIdentity;
        for (int node = 1; node < chances.Length; node++)
        {
            int parent = Game.Parents[node];
            int action = node - Game.FirstChildren[parent];
            int lottery = Game.NodeSets[parent] - SetPlayers.Length;
            chances[node] = lottery < 0 ? chances[parent] : chances[parent] * probabilities[lottery][action];
            if (action + 1 == Game.ActionCount(parent))
            {
                chances[parent] = default;
            }

            if (node % NodesPerLook == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return [.. Ends.Select(end => chances[end])];
    }

    // Payments along the path to every end, times the chance of it.
    private TNumber[] Payoffs(int player, TNumber[] chances, Func<Rational, TNumber> convert)
    {
        TNumber[] payments = [.. Game.Outcomes.Select(outcome => convert(outcome.Payoffs[player]))];
        TNumber[] sums = new TNumber[Game.NodeCount];
        for (int node = 0; node < sums.Length; node++)
        {
            TNumber before = node == 0 ? TNumber.AdditiveIdentity : sums[Game.Parents[node]];
            int outcome = Game.NodeOutcomes[node];
            sums[node] = outcome == ExtensiveFormGame.None ? before : before + payments[outcome];
        }

        TNumber[] weighted = new TNumber[Ends.Length];
        for (int end = 0; end < weighted.Length; end++)
        {
            weighted[end] = chances[end] * sums[Ends[end]];
        }

        return weighted;
    }
}
