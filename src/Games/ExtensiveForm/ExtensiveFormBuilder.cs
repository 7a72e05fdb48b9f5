using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Builds a game tree, parents before children.</summary>
/// <remarks>
/// Information sets and outcomes are added before the nodes that have them. The numbers that the builder returns are its own: the game numbers nodes level by
/// level and sets by player. Payments along a path must stay within ±1e300, their sizes added up, so that learners in doubles can add what paths pay up to
/// 100 million times, and what is exact can be shown as a double. Single-threaded; may go on after <see cref="Build"/>.
/// </remarks>
[Reference("kuhn1953", "games in extensive form")]
public sealed class ExtensiveFormBuilder
{
    // Far enough within doubles (1.8e308) for differences, and for regrets added up over 10⁸ iterations.
    private const double MostPaid = 1e300;

    private readonly Sequence<string> players;
    private readonly List<(InformationSet Set, long Order)> sets = [];
    private readonly List<(TreeOutcome Outcome, long Order)> outcomes = [];
    private readonly List<int> parents = [];
    private readonly List<int> actions = [];
    private readonly List<int> nodeSets = [];
    private readonly List<int> nodeOutcomes = [];

    // The largest size of a payoff of each outcome, and the sum of these along the path to each node.
    private readonly List<double> outcomeSizes = [];
    private readonly List<double> pathSizes = [];

    /// <summary>Initializes a builder.</summary>
    /// <param name="players">The names of the players, at least one; they may repeat.</param>
    /// <exception cref="ArgumentException">There is no player, or a name is null.</exception>
    public ExtensiveFormBuilder(params ReadOnlySpan<string> players)
    {
        ModelData.RequireSome(players.Length, "player", nameof(players));
        RequireLabels(players, nameof(players));
        this.players = Sequence.Create(players);
    }

    /// <summary>Gets the number of nodes added.</summary>
    public int NodeCount => parents.Count;

    /// <summary>Adds an information set of a player.</summary>
    /// <param name="player">Index of the player.</param>
    /// <param name="actions">The names of the actions, at least one.</param>
    /// <param name="label">The name of the set.</param>
    /// <returns>The builder's number of the set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such player.</exception>
    /// <exception cref="ArgumentException">There is no action, or a name is null.</exception>
    public int AddInformationSet(int player, ReadOnlySpan<string> actions, string label = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(player);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(player, players.Count);
        return Add(new InformationSet(player, Checked(label, actions), Sequence.Create(actions), []), sets.Count);
    }

    /// <summary>Adds a lottery of chance.</summary>
    /// <param name="probabilities">How likely each action is, at least 0, summing to 1 exactly; never renormalized.</param>
    /// <param name="actions">The names of the actions, as many.</param>
    /// <param name="label">The name of the lottery.</param>
    /// <returns>The builder's number of the set.</returns>
    /// <exception cref="ArgumentException">There is no action, counts differ, a name is null, or the probabilities are no distribution.</exception>
    public int AddChance(ReadOnlySpan<Rational> probabilities, ReadOnlySpan<string> actions, string label = "")
    {
        Checked(label, actions);
        ModelData.RequireCount(probabilities.Length, actions.Length, "probabilities, one per action", nameof(probabilities));
        ModelData.RequireExactDistribution(probabilities, "a chance move", nameof(probabilities));
        return Add(new InformationSet(ExtensiveFormGame.Chance, label, Sequence.Create(actions), Sequence.Create(probabilities)), sets.Count);
    }

    /// <summary>Adds an outcome.</summary>
    /// <param name="payoffs">What every player is paid, shape [player], within the range of double precision.</param>
    /// <param name="label">The name of the outcome.</param>
    /// <returns>The builder's number of the outcome.</returns>
    /// <exception cref="ArgumentException">There is not one payoff per player, or one is too large.</exception>
    public int AddOutcome(ReadOnlySpan<Rational> payoffs, string label = "")
    {
        ArgumentNullException.ThrowIfNull(label);
        ModelData.RequireCount(payoffs.Length, players.Count, "payoffs, one per player", nameof(payoffs));
        ModelData.RequireFinite(payoffs, "payoffs", nameof(payoffs));
        return Add(new TreeOutcome(label, Sequence.Create(payoffs)), outcomes.Count);
    }

    /// <summary>Adds a node at which a player or chance moves.</summary>
    /// <param name="set">The builder's number of the information set.</param>
    /// <param name="parent">The parent; <see cref="ExtensiveFormGame.None"/> for the root, which comes first.</param>
    /// <param name="action">The parent's action that leads here; 0 for the root.</param>
    /// <param name="outcome">What is paid where the node is reached; <see cref="ExtensiveFormGame.None"/> for nothing.</param>
    /// <returns>The builder's number of the node.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such set, parent, action or outcome.</exception>
    /// <exception cref="ArgumentException">Payments along the path are outside ±1e300, their sizes added up.</exception>
    /// <exception cref="InvalidOperationException">There is a root already, or none yet.</exception>
    public int AddMove(int set, int parent = ExtensiveFormGame.None, int action = 0, int outcome = ExtensiveFormGame.None)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(set);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(set, sets.Count);
        return Add(set, parent, action, outcome);
    }

    /// <summary>Adds a node at which the game ends.</summary>
    /// <param name="outcome">What is paid there; <see cref="ExtensiveFormGame.None"/> for nothing.</param>
    /// <param name="parent">The parent; <see cref="ExtensiveFormGame.None"/> for a game that ends at its root.</param>
    /// <param name="action">The parent's action that leads here; 0 for the root.</param>
    /// <returns>The builder's number of the node.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parent, action or outcome.</exception>
    /// <exception cref="ArgumentException">Payments along the path are outside ±1e300, their sizes added up.</exception>
    /// <exception cref="InvalidOperationException">There is a root already, or none yet.</exception>
    public int AddEnd(int outcome, int parent = ExtensiveFormGame.None, int action = 0) => Add(ExtensiveFormGame.None, parent, action, outcome);

    /// <summary>Makes the game.</summary>
    /// <returns>The game, without title.</returns>
    /// <exception cref="InvalidOperationException">There is no node, an action leads nowhere or to several nodes, or a set or an outcome is at no node.</exception>
    public ExtensiveFormGame Build()
    {
        if (parents.Count == 0)
        {
            throw new InvalidOperationException("A game tree must have a root; there is no node. Add a move or an end.");
        }

        (int[] setOrder, int[] outcomeOrder) = (Ranked(sets.Count, SetKey), Ranked(outcomes.Count, outcome => (0, outcomes[outcome].Order)));
        RequireUse(nodeSets, sets.Count, "information set");
        RequireUse(nodeOutcomes, outcomes.Count, "outcome");
        GameTree tree = new LevelOrder(parents, actions, nodeSets, ActionCounts()).Tree(Inverse(setOrder), nodeOutcomes, Inverse(outcomeOrder));
        return new(players, tree, setOrder.Select(set => sets[set].Set).ToSequence(), outcomeOrder.Select(outcome => outcomes[outcome].Outcome).ToSequence());
    }

    /// <summary>Adds a set whose place among those of its player is that of its order.</summary>
    internal int Add(InformationSet set, long order)
    {
        sets.Add((set, order));
        return sets.Count - 1;
    }

    /// <summary>Adds an outcome whose place is that of its order.</summary>
    internal int Add(TreeOutcome outcome, long order)
    {
        outcomes.Add((outcome, order));
        outcomeSizes.Add(outcome.Payoffs.Max(payoff => Math.Abs(payoff.ToDouble())));
        return outcomes.Count - 1;
    }

    /// <summary>A set that was added.</summary>
    internal InformationSet SetAt(int set) => sets[set].Set;

    /// <summary>Gets a value indicating whether payments along paths are checked; parts of a game that was need no check, and rounding must not fail them.</summary>
    internal bool IsBounded { get; init; } = true;

    /// <summary>What is wrong with payments along the path to a node that is to be added; null for nothing.</summary>
    internal string? PathTrouble(int parent, int outcome) => PaidAlong(parent, outcome) is var paid && paid > MostPaid ? PathTrouble(paid) : null;

    /// <summary>An outcome that was added.</summary>
    internal TreeOutcome OutcomeAt(int outcome) => outcomes[outcome].Outcome;

    private int Add(int set, int parent, int action, int outcome)
    {
        bool isRoot = parent == ExtensiveFormGame.None;
        if (isRoot != (parents.Count == 0))
        {
            throw new InvalidOperationException(isRoot
                ? "A game tree must have one root; there is one already. Name the parent."
                : "The first node must be the root; got one with a parent. Add the root first.");
        }

        int alternatives = 1;
        if (!isRoot)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(parent);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(parent, parents.Count);
            alternatives = nodeSets[parent] == ExtensiveFormGame.None ? 0 : sets[nodeSets[parent]].Set.Actions.Count;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, alternatives);
        ArgumentOutOfRangeException.ThrowIfLessThan(outcome, ExtensiveFormGame.None);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outcome, outcomes.Count);
        double paid = PaidAlong(parent, outcome);
        if (paid > MostPaid && IsBounded)
        {
            throw new ArgumentException(PathTrouble(paid), nameof(outcome));
        }

        pathSizes.Add(paid);
        parents.Add(parent);
        actions.Add(action);
        nodeSets.Add(set);
        nodeOutcomes.Add(outcome);
        return parents.Count - 1;
    }

    private double PaidAlong(int parent, int outcome) =>
        (parent == ExtensiveFormGame.None ? 0 : pathSizes[parent]) + (outcome == ExtensiveFormGame.None ? 0 : outcomeSizes[outcome]);

    private static string PathTrouble(double paid) => string.Create(
        CultureInfo.InvariantCulture, $"Payments along a path must stay within ±1e300, their sizes added up; here they come to {paid}. Use a larger unit.");

    private int[] ActionCounts() => [.. sets.Select(entry => entry.Set.Actions.Count)];

    private (int Player, long Order) SetKey(int set) =>
        (sets[set].Set.Player == ExtensiveFormGame.Chance ? players.Count : sets[set].Set.Player, sets[set].Order);

    private static int[] Ranked(int count, Func<int, (int First, long Second)> key) => [.. Enumerable.Range(0, count).OrderBy(key)];

    private static int[] Inverse(int[] order)
    {
        int[] places = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        return places;
    }

    private static void RequireUse(List<int> used, int count, string noun)
    {
        bool[] isUsed = new bool[count];
        foreach (int index in used.Where(index => index != ExtensiveFormGame.None))
        {
            isUsed[index] = true;
        }

        int unused = Array.IndexOf(isUsed, value: false);
        if (unused >= 0)
        {
            throw new InvalidOperationException($"Every {noun} must be at some node; number {unused} is at none. Add a node, or leave it out.");
        }
    }

    private static string Checked(string label, ReadOnlySpan<string> actions)
    {
        ArgumentNullException.ThrowIfNull(label);
        ModelData.RequireSome(actions.Length, "action", nameof(actions));
        RequireLabels(actions, nameof(actions));
        return label;
    }

    private static void RequireLabels(ReadOnlySpan<string> labels, string parameter)
    {
        foreach (string label in labels)
        {
            if (label is null)
            {
                throw new ArgumentException("A name must not be null; got null. Use an empty text for no name.", parameter);
            }
        }
    }
}
