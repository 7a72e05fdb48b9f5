using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Numbers the nodes of a tree level by level, children by their parent's actions.</summary>
/// <param name="parents">The parent of every node; parents come first.</param>
/// <param name="actions">The action that leads to every node.</param>
/// <param name="nodeSets">The information set of every node.</param>
/// <param name="actionCounts">Number of actions in every set.</param>
internal sealed class LevelOrder(List<int> parents, List<int> actions, List<int> nodeSets, int[] actionCounts)
{
    /// <summary>The tree in the new order, with sets and outcomes by their new numbers.</summary>
    /// <exception cref="InvalidOperationException">An action leads nowhere, or to several nodes.</exception>
    public GameTree Tree(int[] setPlaces, List<int> nodeOutcomes, int[] outcomePlaces)
    {
        int[] order = Order();
        int[] places = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        int next = 1;
        int[] firstChildren = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
        {
            int alternatives = Alternatives(order[place]);
            firstChildren[place] = alternatives == 0 ? ExtensiveFormGame.None : next;
            next += alternatives;
        }

        return new(
            Sequence.Of(order.Length, place => order[place] == 0 ? ExtensiveFormGame.None : places[parents[order[place]]]),
            firstChildren.ToSequence(),
            Sequence.Of(order.Length, place => Renumbered(nodeSets[order[place]], setPlaces)),
            Sequence.Of(order.Length, place => Renumbered(nodeOutcomes[order[place]], outcomePlaces)));
    }

    private static int Renumbered(int index, int[] places) => index == ExtensiveFormGame.None ? ExtensiveFormGame.None : places[index];

    private int[] Order()
    {
        (int[] starts, int[] children) = Children();
        int[] order = new int[parents.Count];
        int known = 1;
        for (int place = 0; place < order.Length; place++)
        {
            int node = order[place];
            for (int action = 0; action < Alternatives(node); action++)
            {
                order[known++] = children[starts[node] + action];
            }
        }

        return order;
    }

    private (int[] Starts, int[] Children) Children()
    {
        long total = 0;
        int[] starts = new int[parents.Count];
        for (int node = 0; node < starts.Length; node++)
        {
            starts[node] = (int)Math.Min(total, int.MaxValue);
            total += Alternatives(node);
        }

        if (total >= parents.Count)
        {
            throw new InvalidOperationException($"Every action must lead to a node; {total} actions lead to {parents.Count - 1} nodes. Add the others.");
        }

        int[] children = new int[total];
        for (int node = 1; node < parents.Count; node++)
        {
            ref int child = ref children[starts[parents[node]] + actions[node]];
            child = child == 0 ? node : throw new InvalidOperationException(
                $"An action must lead to one node; action {actions[node]} of node {parents[node]} leads to node {child} and node {node}. Remove one.");
        }

        return (starts, children);
    }

    private int Alternatives(int node) => nodeSets[node] == ExtensiveFormGame.None ? 0 : actionCounts[nodeSets[node]];
}
