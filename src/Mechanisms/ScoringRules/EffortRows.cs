using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>Names the rows of a program of one effort: first those of truth, then one for each other effort.</summary>
internal static class EffortRows
{
    /// <summary>The rows, and what they forbid in words.</summary>
    /// <param name="items">The number of items of the menu, each the truth after one signal or belief.</param>
    /// <param name="efforts">The number of efforts.</param>
    /// <param name="program">The program, which knows its effort's rows.</param>
    /// <param name="effort">The effort that is paid for.</param>
    /// <param name="misreport">A false report in words, given what is true and what is said.</param>
    public static IEnumerable<(int Row, string Deviation, double? CostWeight)> Incentives(int items, int efforts, IEffortProgram program, int effort, Func<int, int, string> misreport)
    {
        TruthRows truth = new(0, items);
        IEnumerable<(int Row, string Deviation, double? CostWeight)> reports =
            from item in Enumerable.Range(0, items)
            from report in Enumerable.Range(0, items)
            where report != item
            select (truth.Row(item, report), misreport(item, report), (double?)null);
        return reports.Concat(Enumerable.Range(0, efforts).Where(other => other != effort)
            .Select(other => (program.EffortRow(other), ScoringWords.Shirking(other), (double?)1)));
    }
}
