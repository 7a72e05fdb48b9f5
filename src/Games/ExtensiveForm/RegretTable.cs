using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>One player's regrets, strategy and plan, by its sequences: mutable, no call allocates but those that say so.</summary>
internal sealed class RegretTable
{
    // Sets parents first: the place of the first action, the number of actions, the sequence before.
    private readonly int[] firsts;
    private readonly int[] counts;
    private readonly int[] parents;

    // Ends by own sequence: those of a sequence are starts[s]..starts[s + 1] - 1, each with one sequence of every other player.
    private readonly int[] starts;
    private readonly int[] others;
    private readonly int[] otherPlayers;
    private readonly double[] payoffs;

    private readonly double[] regrets;
    private readonly double[] averages;
    private readonly double[] strategy;
    private readonly double[] plan;
    private readonly double[] values;

    public RegretTable(SequenceTree<double> tree, int player)
    {
        int offset = tree.FirstSequences[player];
        int count = tree.FirstSequences[player + 1] - offset;
        int[] own = [.. tree.SetOrder.Where(set => tree.SetPlayers[set] == player)];
        firsts = [.. own.Select(set => tree.SetFirsts[set] - offset)];
        counts = [.. own.Select(set => tree.SetCounts[set])];
        parents = [.. own.Select(set => tree.SetParents[set] - offset)];
        int[] ends = [.. Enumerable.Range(0, tree.Ends.Length).OrderBy(end => tree.EndSequences[player][end])];
        otherPlayers = [.. Enumerable.Range(0, tree.EndSequences.Length).Where(other => other != player)];
        others = [.. ends.SelectMany(end => otherPlayers, (end, other) => tree.EndSequences[other][end] - tree.FirstSequences[other])];
        payoffs = [.. ends.Select(end => tree.WeightedPayoffs[player][end])];
        starts = new int[count + 1];
        foreach (int end in ends)
        {
            starts[tree.EndSequences[player][end] - offset + 1]++;
        }

        for (int sequence = 0; sequence < count; sequence++)
        {
            starts[sequence + 1] += starts[sequence];
        }

        (regrets, averages, strategy, plan, values) = (new double[count], new double[count], new double[count], new double[count], new double[count]);
        for (int place = 0; place < firsts.Length; place++)
        {
            strategy.AsSpan(firsts[place], counts[place]).Fill(1.0 / counts[place]);
        }

        Realize();
    }

    private RegretTable(RegretTable original)
    {
        (firsts, counts, parents, starts, others, otherPlayers, payoffs) =
            (original.firsts, original.counts, original.parents, original.starts, original.others, original.otherPlayers, original.payoffs);
        (regrets, averages, strategy, plan, values) =
            ([.. original.regrets], [.. original.averages], [.. original.strategy], [.. original.plan], [.. original.values]);
    }

    /// <summary>Gets the sums behind the average strategy, shape [sequence].</summary>
    public ReadOnlySpan<double> Averages => averages;

    /// <summary>Gets the regrets, shape [sequence].</summary>
    public ReadOnlySpan<double> Regrets => regrets;

    /// <summary>Gets the probability of the last action of each sequence, shape [sequence].</summary>
    public ReadOnlySpan<double> Strategy => strategy;

    /// <summary>A copy that goes on by itself; allocates.</summary>
    public RegretTable Fork() => new(this);

    /// <summary>Finds what the ends behind each own sequence pay under the others' plans.</summary>
    public void Gather(RegretTable[] players)
    {
        if (otherPlayers.Length == 1)
        {
            GatherPair(players[otherPlayers[0]].plan);
            return;
        }

        int place = 0;
        for (int sequence = 0; sequence < values.Length; sequence++)
        {
            double sum = 0;
            for (int end = starts[sequence]; end < starts[sequence + 1]; end++)
            {
                double weight = payoffs[end];
                foreach (int other in otherPlayers)
                {
                    weight *= players[other].plan[others[place++]];
                }

                sum += weight;
            }

            values[sequence] = sum;
        }
    }

    /// <summary>Counts the plan in the average, adds regrets from the last sets to the first, and takes the next strategy.</summary>
    public void Learn(double weight, double positive, double negative)
    {
        for (int sequence = 0; sequence < averages.Length; sequence++)
        {
            averages[sequence] += weight * plan[sequence];
        }

        for (int place = firsts.Length - 1; place >= 0; place--)
        {
            LearnAt(place, positive, negative);
        }

        Realize();
    }

    private void GatherPair(double[] other)
    {
        ReadOnlySpan<int> indices = others;
        ReadOnlySpan<double> weights = payoffs.AsSpan(0, indices.Length);
        int end = 0;
        for (int sequence = 0; sequence < values.Length; sequence++)
        {
            double sum = 0;
            for (int last = starts[sequence + 1]; end < last; end++)
            {
                sum += weights[end] * other[indices[end]];
            }

            values[sequence] = sum;
        }
    }

    private void LearnAt(int place, double positive, double negative)
    {
        (int first, int count) = (firsts[place], counts[place]);
        Span<double> actionValues = values.AsSpan(first, count);
        Span<double> probabilities = strategy.AsSpan(first, count);
        Span<double> totals = regrets.AsSpan(first, count);
        double value = 0;
        for (int action = 0; action < count; action++)
        {
            value += probabilities[action] * actionValues[action];
        }

        values[parents[place]] += value;
        double sum = 0;
        for (int action = 0; action < count; action++)
        {
            double regret = totals[action] + actionValues[action] - value;
            regret *= regret > 0 ? positive : negative;
            totals[action] = regret;
            double gained = Math.Max(regret, 0);
            probabilities[action] = gained;
            sum += gained;
        }

        if (sum > 0)
        {
            double scale = 1 / sum;
            for (int action = 0; action < count; action++)
            {
                probabilities[action] *= scale;
            }
        }
        else
        {
            probabilities.Fill(1.0 / count);
        }
    }

    private void Realize()
    {
        plan[0] = 1;
        for (int place = 0; place < firsts.Length; place++)
        {
            double before = plan[parents[place]];
            int first = firsts[place];
            for (int last = first + counts[place]; first < last; first++)
            {
                plan[first] = before * strategy[first];
            }
        }
    }
}
