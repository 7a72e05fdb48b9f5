using Mechanisms.Bandits.Experiments;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites.Rates;

/// <summary>A hundred runs whose mechanisms the checker judges under the true model, in exact rationals.</summary>
/// <param name="Learner">The learner and its scale.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Contender">Plays it.</param>
/// <param name="Rounds">Rounds of each run.</param>
internal sealed record IncentiveCase(string Learner, string Instance, IContender Contender, long Rounds)
{
    /// <summary>The runs of each case.</summary>
    public const int Runs = 100;

    /// <summary>Plays all runs and writes their row: a gain of at most 0 is none.</summary>
    public void Write(Report report)
    {
        (int bad, int gain) = (RateFigures.Place(Contender, "Bad events"), RateFigures.Place(Contender, "Largest gain at the end"));
        (bool IsBad, double Gain)[] runs = [.. Enumerable.Range(0, Runs).Select(run => RateCase.Play(Contender, [Rounds], run).Measures)
            .Select(measures => (bad >= 0 && measures[bad] > 0, measures[gain]))];
        int good = runs.Count(run => !run.IsBad);
        report.Row(
            Learner,
            Instance,
            Report.Number(Rounds, "N0"),
            bad < 0 ? "not told" : Report.Number(runs.Length - good),
            bad < 0 ? "–" : $"{runs.Count(run => !run.IsBad && run.Gain <= 0)} of {good}",
            $"{runs.Count(run => run.Gain <= 0)} of {runs.Length}",
            Report.Number(runs.Select(run => run.Gain).Distinct().Count()),
            Report.Number(runs.Max(run => run.Gain), "G2"));
    }
}
