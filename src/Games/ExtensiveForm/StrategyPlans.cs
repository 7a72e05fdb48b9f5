using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Lists the plans of every player: each as the sequences that it allows, the empty one first, else ascending by set.</summary>
internal sealed class StrategyPlans
{
    public StrategyPlans(SequenceTree<Rational> tree) => Tree = tree;

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

    /// <summary>How many actions all plans of a player name together, at most; may be infinite.</summary>
    public double Entries(int player) => Count(player) * Tree.SetPlayers.Count(owner => owner == player);

    /// <summary>All plans of a player, shape [strategy][sequence allowed].</summary>
    public int[][] List(int player, CancellationToken cancellation = default)
    {
        // In order of first meeting, so that what comes before a set is decided.
        int[] own = [.. Tree.SetOrder.Where(set => Tree.SetPlayers[set] == player)];
        int[] taken = new int[Tree.SetPlayers.Length];
        Array.Fill(taken, -1);
        bool[] isAllowed = new bool[Tree.SequenceCount];
        isAllowed[Tree.FirstSequences[player]] = true;
        List<int[]> plans = [];
        for (int place = 0; place >= 0; place = Advance(own, taken, isAllowed))
        {
            cancellation.ThrowIfCancellationRequested();
            for (; place < own.Length; place++)
            {
                int set = own[place];
                taken[set] = isAllowed[Tree.SetParents[set]] ? 0 : -1;
                if (taken[set] == 0)
                {
                    isAllowed[Tree.SetFirsts[set]] = true;
                }
            }

            plans.Add(Sequences(player, taken));
        }

        return [.. plans.Order(Comparer<int[]>.Create(Compare))];
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
        int next = 1;
        return string.Join(' ', Enumerable.Range(0, Tree.SetPlayers.Length).Where(set => Tree.SetPlayers[set] == player).Select(set =>
            next < strategy.Length && strategy[next] < Tree.SetFirsts[set] + Tree.SetCounts[set]
                ? Tree.Game.InformationSets[set].Actions[strategy[next++] - Tree.SetFirsts[set]]
                : "*"));
    }

    // Takes the next action at the last set that has one, and undoes what comes after; the place behind it, or -1 when all plans have been listed.
    private int Advance(int[] own, int[] taken, bool[] isAllowed)
    {
        for (int place = own.Length - 1; place >= 0; place--)
        {
            int set = own[place];
            if (taken[set] < 0)
            {
                continue;
            }

            isAllowed[Tree.SetFirsts[set] + taken[set]] = false;
            if (++taken[set] < Tree.SetCounts[set])
            {
                isAllowed[Tree.SetFirsts[set] + taken[set]] = true;
                return place + 1;
            }

            taken[set] = -1;
        }

        return -1;
    }

    // The empty sequence, and what is taken at every set, ascending: sets of a player lie in a row, and so do their sequences.
    private int[] Sequences(int player, int[] taken)
    {
        List<int> sequences = [Tree.FirstSequences[player]];
        for (int set = 0; set < taken.Length; set++)
        {
            if (Tree.SetPlayers[set] == player && taken[set] >= 0)
            {
                sequences.Add(Tree.SetFirsts[set] + taken[set]);
            }
        }

        return [.. sequences];
    }

    private static int Compare(int[]? left, int[]? right)
    {
        int place = left.AsSpan().CommonPrefixLength(right);
        return place < left!.Length && place < right!.Length ? left[place].CompareTo(right[place]) : left.Length.CompareTo(right!.Length);
    }
}
