using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Tests.ExtensiveForm;

/// <summary>Payoffs and best responses by walking the tree, and by trying every pure strategy. For tiny games.</summary>
internal static class TreeOracle
{
    /// <summary>What a player earns.</summary>
    public static Rational Payoff(ExtensiveFormGame game, int player, Sequence<Sequence<Rational>> strategies, int node = 0)
    {
        Rational sum = game.NodeOutcomes[node] == ExtensiveFormGame.None ? Rational.Zero : game.Outcomes[game.NodeOutcomes[node]].Payoffs[player];
        int set = game.NodeSets[node];
        if (set == ExtensiveFormGame.None)
        {
            return sum;
        }

        Sequence<Rational> weights = set < game.DecisionSets ? strategies[set] : game.InformationSets[set].Probabilities;
        for (int action = 0; action < weights.Count; action++)
        {
            if (!weights[action].IsZero)
            {
                sum += weights[action] * Payoff(game, player, strategies, game.FirstChildren[node] + action);
            }
        }

        return sum;
    }

    /// <summary>The most that a player earns by any pure strategy.</summary>
    public static Rational Best(ExtensiveFormGame game, int player, Sequence<Sequence<Rational>> strategies) =>
        PureStrategies(game, player, strategies).Max(changed => Payoff(game, player, changed));

    /// <summary>How many pure strategies a player has.</summary>
    public static double Count(ExtensiveFormGame game, int player) => game.InformationSets
        .Where(set => set.Player == player)
        .Aggregate(1.0, (product, set) => product * set.Actions.Count);

    private static IEnumerable<Sequence<Sequence<Rational>>> PureStrategies(ExtensiveFormGame game, int player, Sequence<Sequence<Rational>> strategies)
    {
        int[] own = [.. Enumerable.Range(0, game.DecisionSets).Where(set => game.InformationSets[set].Player == player)];
        int[] choices = new int[own.Length];
        while (true)
        {
            yield return strategies.Select((strategy, set) => Array.IndexOf(own, set) is var place and >= 0
                ? Sequence.Of(strategy.Count, action => action == choices[place] ? Rational.One : Rational.Zero)
                : strategy).ToSequence();
            int last = own.Length - 1;
            while (last >= 0 && ++choices[last] == strategies[own[last]].Count)
            {
                choices[last--] = 0;
            }

            if (last < 0)
            {
                yield break;
            }
        }
    }
}
