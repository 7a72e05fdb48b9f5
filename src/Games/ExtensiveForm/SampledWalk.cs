using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Walks sampled parts of a game tree and learns on them. No walk allocates.</summary>
internal sealed class SampledWalk
{
    // Walks recur once a move; a test walks as many on a stack of one megabyte.
    private const int MostMoves = 2_000;

    private readonly int players;
    private readonly double exploration;
    private readonly int[] nodeSets;
    private readonly int[] firstChildren;
    private readonly int[] setPlayers;
    private readonly int[] setFirsts;
    private readonly int[] setCounts;
    private readonly double[][] lotteries;
    private readonly double[][] payoffs;

    // A set is met once on a path, so that its values and its strategy may lie in its own place.
    private readonly double[] regrets;
    private readonly double[] averages;
    private readonly double[] strategy;
    private readonly double[] values;

    public SampledWalk(SequenceTree<double> tree, double exploration)
    {
        ExtensiveFormGame game = tree.Game;
        RequireShortPaths(game);
        (players, this.exploration) = (game.Players, exploration);
        (nodeSets, firstChildren) = (game.NodeSets.Span.ToArray(), game.FirstChildren.Span.ToArray());
        (setPlayers, setFirsts, setCounts) = (tree.SetPlayers, tree.SetFirsts, tree.SetCounts);
        lotteries = [.. game.InformationSets.Skip(setPlayers.Length).Select(set => set.Probabilities.Select(probability => probability.ToDouble()).ToArray())];
        payoffs = [.. Enumerable.Range(0, players).Select(player => PathPayoffs.Of(game, player))];
        int count = tree.SequenceCount;
        (regrets, averages, strategy, values) = (new double[count], new double[count], new double[count], new double[count]);
    }

    private SampledWalk(SampledWalk original)
    {
        (players, exploration, nodeSets, firstChildren) = (original.players, original.exploration, original.nodeSets, original.firstChildren);
        (setPlayers, setFirsts, setCounts, lotteries, payoffs) = (original.setPlayers, original.setFirsts, original.setCounts, original.lotteries, original.payoffs);
        (regrets, averages, strategy, values) = ([.. original.regrets], [.. original.averages], [.. original.strategy], [.. original.values]);
    }

    public ReadOnlySpan<double> Regrets => regrets;

    public ReadOnlySpan<double> Averages => averages;

    public SampledWalk Fork() => new(this);

    /// <summary>External sampling: what the learner earns, all its actions tried, below a node that its strategy reaches with a probability.</summary>
    public double TryAll(int node, int learner, double own, ref RandomStream stream)
    {
        int set = nodeSets[node];
        if (set == ExtensiveFormGame.None)
        {
            return payoffs[learner][node];
        }

        int child = firstChildren[node];
        if (set >= setPlayers.Length)
        {
            return TryAll(child + Draw(lotteries[set - setPlayers.Length], ref stream), learner, own, ref stream);
        }

        (int player, int first, int count) = (setPlayers[set], setFirsts[set], setCounts[set]);
        Span<double> probabilities = Match(first, count);
        if (player != learner)
        {
            if (player == (learner + 1) % players)
            {
                AddAverage(first, count, 1);
            }

            return TryAll(child + Draw(probabilities, ref stream), learner, own, ref stream);
        }

        // Nobody else learns while a lone player's strategy is drawn: its average is gathered here, by own reach.
        if (players == 1)
        {
            AddAverage(first, count, own);
        }

        double value = 0;
        for (int action = 0; action < count; action++)
        {
            values[first + action] = TryAll(child + action, learner, own * probabilities[action], ref stream);
            value += probabilities[action] * values[first + action];
        }

        for (int action = 0; action < count; action++)
        {
            regrets[first + action] += values[first + action] - value;
        }

        return value;
    }

    /// <summary>Outcome sampling: an unbiased estimate of what the learner earns from here, on one path.</summary>
    public double FollowOne(int node, int learner, PathReach reach, ref RandomStream stream)
    {
        int set = nodeSets[node];
        if (set == ExtensiveFormGame.None)
        {
            return payoffs[learner][node];
        }

        int child = firstChildren[node];
        if (set >= setPlayers.Length)
        {
            double[] lottery = lotteries[set - setPlayers.Length];
            int drawn = Draw(lottery, ref stream);
            return FollowOne(child + drawn, learner, reach with { Others = reach.Others * lottery[drawn], Drawn = reach.Drawn * lottery[drawn] }, ref stream);
        }

        (int first, int count) = (setFirsts[set], setCounts[set]);
        Span<double> probabilities = Match(first, count);
        if (setPlayers[set] != learner)
        {
            int taken = Draw(probabilities, ref stream);
            double chance = probabilities[taken];
            return FollowOne(child + taken, learner, reach with { Others = reach.Others * chance, Drawn = reach.Drawn * chance }, ref stream);
        }

        int tried = stream.NextDouble() < exploration ? stream.NextBelow(count) : Draw(probabilities, ref stream);
        double probability = probabilities[tried];
        double drawing = (exploration / count) + ((1 - exploration) * probability);
        double below = FollowOne(child + tried, learner, reach with { Own = reach.Own * probability, Drawn = reach.Drawn * drawing }, ref stream) / drawing;
        double value = probability * below;
        double weight = reach.Others / reach.Drawn;
        AddAverage(first, count, reach.Own / reach.Drawn);
        for (int action = 0; action < count; action++)
        {
            regrets[first + action] += weight * ((action == tried ? below : 0) - value);
        }

        return value;
    }

    // The first action whose share of the unit interval holds the draw; rounding may leave the end to the last that can come.
    private static int Draw(ReadOnlySpan<double> probabilities, ref RandomStream stream)
    {
        double left = stream.NextDouble();
        int last = 0;
        for (int action = 0; action < probabilities.Length; action++)
        {
            if (probabilities[action] > 0)
            {
                last = action;
                left -= probabilities[action];
                if (left < 0)
                {
                    break;
                }
            }
        }

        return last;
    }

    private static void RequireShortPaths(ExtensiveFormGame game)
    {
        int[] moves = new int[game.NodeCount];
        for (int node = 1; node < moves.Length; node++)
        {
            moves[node] = moves[game.Parents[node]] + 1;
            if (moves[node] > MostMoves)
            {
                throw new InvalidOperationException($"A path may have {MostMoves} moves for sampling; one has more. Use CounterfactualRegret.");
            }
        }
    }

    // Proportional to the positive regrets; uniform where there is none.
    private Span<double> Match(int first, int count)
    {
        Span<double> probabilities = strategy.AsSpan(first, count);
        double sum = 0;
        for (int action = 0; action < count; action++)
        {
            probabilities[action] = Math.Max(regrets[first + action], 0);
            sum += probabilities[action];
        }

        for (int action = 0; action < count; action++)
        {
            probabilities[action] = sum > 0 ? probabilities[action] / sum : 1.0 / count;
        }

        return probabilities;
    }

    private void AddAverage(int first, int count, double weight)
    {
        for (int action = 0; action < count; action++)
        {
            averages[first + action] += weight * strategy[first + action];
        }
    }
}
