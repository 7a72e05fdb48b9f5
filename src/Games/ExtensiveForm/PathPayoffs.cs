namespace Mechanisms.Games.ExtensiveForm;

/// <summary>What a player has been paid along the path to every node, in doubles.</summary>
internal static class PathPayoffs
{
    /// <summary>The sums, shape [node].</summary>
    public static double[] Of(ExtensiveFormGame game, int player)
    {
        double[] sums = new double[game.NodeCount];
        double[] payments = [.. game.Outcomes.Select(outcome => outcome.Payoffs[player].ToDouble())];
        for (int node = 0; node < sums.Length; node++)
        {
            int outcome = game.NodeOutcomes[node];
            sums[node] = (node == 0 ? 0 : sums[game.Parents[node]]) + (outcome == ExtensiveFormGame.None ? 0 : payments[outcome]);
        }

        return sums;
    }
}
