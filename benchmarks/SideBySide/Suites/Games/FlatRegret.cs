using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.SideBySide.Suites.Games;

/// <summary>Vanilla counterfactual regret minimization as a short program over flat arrays would do it: reach down the nodes, values up, one player after the other.</summary>
/// <remarks>For two players of constant sum zero: what player 1 earns is what player 0 loses. It is what the library is measured against, not part of it.</remarks>
internal sealed class FlatRegret
{
    private readonly int[] parents;
    private readonly int[] sets;
    private readonly int[] children;
    private readonly int[] players;
    private readonly int[] firsts;
    private readonly int[] counts;
    private readonly int[] cells;
    private readonly int[][] heads;
    private readonly double[] payoffs;
    private readonly double[] regrets;
    private readonly double[] averages;
    private readonly double[] strategy;
    private readonly double[] own;
    private readonly double[] others;
    private readonly double[] values;

    public FlatRegret(ExtensiveFormGame game)
    {
        Game = game;
        (parents, sets, children) = ([.. game.Parents], [.. game.NodeSets], [.. game.FirstChildren]);
        players = [.. game.InformationSets.Select(set => set.Player)];
        counts = [.. game.InformationSets.Select(set => set.Actions.Count)];
        firsts = new int[counts.Length];
        for (int set = 1; set < firsts.Length; set++)
        {
            firsts[set] = firsts[set - 1] + counts[set - 1];
        }

        strategy = [.. game.InformationSets.SelectMany(set => set.Actions.Select((_, action) => set.Player == ExtensiveFormGame.Chance ? set.Probabilities[action].ToDouble() : 1.0 / set.Actions.Count))];
        (regrets, averages) = (new double[strategy.Length], new double[strategy.Length]);
        cells = [.. parents.Select((parent, node) => node == 0 ? 0 : firsts[sets[parent]] + node - children[parent])];
        heads = [.. Enumerable.Range(0, 2).Select(player => Enumerable.Range(0, game.DecisionSets).Where(set => players[set] == player).Select(set => Array.IndexOf(sets, set)).ToArray())];
        payoffs = new double[parents.Length];
        for (int node = 0; node < payoffs.Length; node++)
        {
            payoffs[node] = (node == 0 ? 0 : payoffs[parents[node]]) + (game.NodeOutcomes[node] is var outcome and not ExtensiveFormGame.None ? game.Outcomes[outcome].Payoffs[0].ToDouble() : 0);
        }

        (own, others, values) = (new double[parents.Length], new double[parents.Length], new double[parents.Length]);
    }

    public ExtensiveFormGame Game { get; }

    /// <summary>The average strategies, shape [information set of a player] of [action].</summary>
    public double[][] Averages() => [.. Enumerable.Range(0, Game.DecisionSets).Select(set =>
    {
        double[] row = averages[firsts[set]..(firsts[set] + counts[set])];
        double sum = row.Sum();
        return sum > 0 ? Array.ConvertAll(row, value => value / sum) : Array.ConvertAll(row, _ => 1.0 / row.Length);
    })];

    public void Iterate()
    {
        Learn(0);
        Learn(1);
    }

    private void Learn(int learner)
    {
        (own[0], others[0]) = (1, 1);
        for (int node = 1; node < parents.Length; node++)
        {
            int parent = parents[node];
            double probability = strategy[cells[node]];
            bool isOwn = players[sets[parent]] == learner;
            own[node] = isOwn ? own[parent] * probability : own[parent];
            others[node] = isOwn ? others[parent] : others[parent] * probability;
        }

        for (int node = parents.Length - 1; node >= 0; node--)
        {
            int set = sets[node];
            if (set < 0)
            {
                values[node] = learner == 0 ? payoffs[node] : -payoffs[node];
                continue;
            }

            (int child, int first, int count) = (children[node], firsts[set], counts[set]);
            double value = 0;
            for (int action = 0; action < count; action++)
            {
                value += strategy[first + action] * values[child + action];
            }

            values[node] = value;
            if (players[set] == learner)
            {
                for (int action = 0; action < count; action++)
                {
                    regrets[first + action] += others[node] * (values[child + action] - value);
                }
            }
        }

        Match(learner);
    }

    // Own reach is the same at all nodes of a set: it counts once.
    private void Match(int learner)
    {
        foreach (int node in heads[learner])
        {
            (int first, int count) = (firsts[sets[node]], counts[sets[node]]);
            double sum = 0;
            for (int action = first; action < first + count; action++)
            {
                averages[action] += own[node] * strategy[action];
                strategy[action] = Math.Max(regrets[action], 0);
                sum += strategy[action];
            }

            for (int action = first; action < first + count; action++)
            {
                strategy[action] = sum > 0 ? strategy[action] / sum : 1.0 / count;
            }
        }
    }
}
