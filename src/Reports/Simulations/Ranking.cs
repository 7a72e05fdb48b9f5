using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Simulations;

/// <summary>Learners from least to most regret, as a sentence.</summary>
internal static class Ranking
{
    public static string Sentence(string opening, IEnumerable<(string Learner, double Regret)> regrets)
    {
        (string Learner, double Regret)[] order = [.. regrets.OrderBy(entry => entry.Regret)];
        string best = $"{opening}, {order[0].Learner} has {(order.Length > 1 ? "the least regret: " : "a regret of ")}{Amount(order[0].Regret)} {CurveSeries.Unit}";
        return order.Length == 1
            ? $"{best}."
            : $"{best}, against {string.Join(", ", order.Skip(1).Select(entry => $"{Amount(entry.Regret)} for {entry.Learner}"))}.";
    }

    private static string Amount(double regret) => FigureSummary.Readable(regret);
}
