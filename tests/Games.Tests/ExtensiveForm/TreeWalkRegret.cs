using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Tests.ExtensiveForm;

/// <summary>Vanilla counterfactual regret minimization as its authors write it, by walking the tree; with a planted bug if wanted.</summary>
internal sealed class TreeWalkRegret(ExtensiveFormGame game, bool forgetsOthers = false)
{
    private readonly double[][] regrets = Table(game, _ => 0);
    private readonly double[][] averages = Table(game, _ => 0);
    private readonly double[][] strategies = Table(game, actions => 1.0 / actions);

    public Sequence<Sequence<double>> Regrets => regrets.Select(entry => entry.ToSequence()).ToSequence();

    public Sequence<Sequence<double>> AverageStrategies => averages
        .Select(sums => sums.Sum() is var total && total > 0 ? sums.Select(sum => sum / total).ToSequence() : sums.Select(_ => 1.0 / sums.Length).ToSequence())
        .ToSequence();

    public void Iterate()
    {
        for (int learner = 0; learner < game.Players; learner++)
        {
            Walk(0, learner, 0, [.. Enumerable.Repeat(1.0, game.Players)], 1);
            for (int set = 0; set < strategies.Length; set++)
            {
                double total = regrets[set].Sum(regret => Math.Max(regret, 0));
                strategies[set] = [.. regrets[set].Select(regret => total > 0 ? Math.Max(regret, 0) / total : 1.0 / regrets[set].Length)];
            }
        }
    }

    private double Walk(int node, int learner, double paid, double[] reaches, double chance)
    {
        paid += game.NodeOutcomes[node] == ExtensiveFormGame.None ? 0 : game.Outcomes[game.NodeOutcomes[node]].Payoffs[learner].ToDouble();
        int set = game.NodeSets[node];
        if (set == ExtensiveFormGame.None)
        {
            return paid;
        }

        bool isChance = set >= game.DecisionSets;
        double[] weights = isChance ? [.. game.InformationSets[set].Probabilities.Select(probability => probability.ToDouble())] : strategies[set];
        int player = game.InformationSets[set].Player;
        double[] values = [.. weights.Select((weight, action) => Walk(
            game.FirstChildren[node] + action,
            learner,
            paid,
            [.. reaches.Select((reach, other) => other == player ? reach * weight : reach)],
            isChance ? chance * weight : chance))];
        double value = values.Zip(weights, (child, weight) => child * weight).Sum();
        if (player == learner)
        {
            double others = forgetsOthers ? 1 : chance * reaches.Where((_, other) => other != learner).Aggregate(1.0, (product, reach) => product * reach);
            for (int action = 0; action < values.Length; action++)
            {
                regrets[set][action] += others * (values[action] - value);
                averages[set][action] += reaches[learner] * weights[action];
            }
        }

        return value;
    }

    private static double[][] Table(ExtensiveFormGame game, Func<int, double> entry) => [.. game.InformationSets.Take(game.DecisionSets)
        .Select(set => Enumerable.Repeat(entry(set.Actions.Count), set.Actions.Count).ToArray())];
}
