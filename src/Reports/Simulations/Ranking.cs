using Mechanisms.Bandits.Experiments;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Simulations;

/// <summary>Learners from least to most regret, as a sentence.</summary>
internal static class Ranking
{
    /// <summary>Names every learner; those whose amounts read the same as the least share it.</summary>
    public static string Sentence(string opening, IEnumerable<(string Learner, double Regret)> regrets) => Sentence(opening, regrets, ContenderMeasure.Regret);

    /// <summary>The same of what else curves add up.</summary>
    public static string Sentence(string opening, IEnumerable<(string Learner, double Amount)> amounts, ContenderMeasure measure)
    {
        (string Learner, string Amount)[] order =
            [.. amounts.OrderBy(entry => entry.Amount).Select(entry => (entry.Learner, FigureSummary.Readable(entry.Amount)))];
        string least = order[0].Amount;
        if (order.Length == 1)
        {
            return $"{opening}, {order[0].Learner} has a {measure.Noun} of {least} {measure.Unit}.";
        }

        string[] best = [.. order.TakeWhile(entry => entry.Amount == least).Select(entry => entry.Learner)];
        string verb = best.Length == 1 ? "has" : "have";
        string others = string.Join(", ", order.Skip(best.Length).Select(entry => $"{entry.Amount} for {entry.Learner}"));
        return $"{opening}, {Listed(best)} {verb} the least {measure.Noun}: {least} {measure.Unit}{(others.Length > 0 ? $", against {others}" : "")}.";
    }

    private static string Listed(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
