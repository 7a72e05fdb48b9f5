using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Lists the plans of every player: each as the sequences that it allows, the empty one first, else ascending by set.</summary>
internal sealed class StrategyPlans
{
    private readonly List<int>[] setsAfter;

    public StrategyPlans(SequenceTree<Rational> tree)
    {
        Tree = tree;
        setsAfter = new List<int>[tree.SequenceCount];
        for (int set = 0; set < tree.SetParents.Length; set++)
        {
            (setsAfter[tree.SetParents[set]] ??= []).Add(set);
        }
    }

    public SequenceTree<Rational> Tree { get; }

    /// <summary>How many plans a player has; may be infinite.</summary>
    public double Count(int player)
    {
        double[] counts = new double[Tree.SequenceCount];
        Array.Fill(counts, 1);
        for (int place = Tree.SetOrder.Length - 1; place >= 0; place--)
        {
            int set = Tree.SetOrder[place];
            if (Tree.SetPlayers[set] == player)
            {
                double sum = 0;
                for (int action = 0; action < Tree.SetCounts[set]; action++)
                {
                    sum += counts[Tree.SetFirsts[set] + action];
                }

                counts[Tree.SetParents[set]] *= sum;
            }
        }

        return counts[Tree.FirstSequences[player]];
    }

    /// <summary>All plans of a player, shape [strategy][sequence allowed].</summary>
    public int[][] List(int player)
    {
        int empty = Tree.FirstSequences[player];
        List<List<int>> plans = [[empty]];

        // Sets in order of first meeting, so that what comes before a set is decided; then back to the order of sets.
        foreach (int set in Tree.SetOrder)
        {
            if (Tree.SetPlayers[set] == player)
            {
                plans = [.. plans.SelectMany(plan => Extended(plan, set))];
            }
        }

        return [.. plans.Select(plan => plan.Order().ToArray()).Order(Comparer<int[]>.Create(Compare))];
    }

    /// <summary>Which strategies of its player allow each sequence, shape [sequence][].</summary>
    public int[][] Holders(int[][][] strategies)
    {
        List<int>[] holders = [.. Enumerable.Range(0, Tree.SequenceCount).Select(_ => new List<int>())];
        foreach (int[][] own in strategies)
        {
            foreach ((int index, int[] strategy) in own.Index())
            {
                foreach (int sequence in strategy)
                {
                    holders[sequence].Add(index);
                }
            }
        }

        return [.. holders.Select(list => list.ToArray())];
    }

    /// <summary>A plan's name: the action at every set of the player, a star at those that it rules out.</summary>
    public string Name(int[] strategy)
    {
        int player = Array.FindLastIndex(Tree.FirstSequences, first => first <= strategy[0]);
        return string.Join(' ', Enumerable.Range(0, Tree.SetPlayers.Length).Where(set => Tree.SetPlayers[set] == player).Select(set =>
        {
            int taken = Array.FindIndex(strategy, sequence => sequence >= Tree.SetFirsts[set] && sequence < Tree.SetFirsts[set] + Tree.SetCounts[set]);
            return taken < 0 ? "*" : Tree.Game.InformationSets[set].Actions[strategy[taken] - Tree.SetFirsts[set]];
        }));
    }

    private IEnumerable<List<int>> Extended(List<int> plan, int set) => !plan.Contains(Tree.SetParents[set])
        ? [plan]
        : Enumerable.Range(Tree.SetFirsts[set], Tree.SetCounts[set]).Select(sequence => new List<int>(plan) { sequence });

    private static int Compare(int[]? left, int[]? right)
    {
        int place = left.AsSpan().CommonPrefixLength(right);
        return place < left!.Length && place < right!.Length ? left[place].CompareTo(right[place]) : left.Length.CompareTo(right!.Length);
    }
}
