using Mechanisms.Bandits.Experiments;
using Mechanisms.Learning.Contracting;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites.Rates;

/// <summary>A hundred runs whose contracts are checked under the true model. A contract names no action, so that none leaves a gain: what is told is its value, and whether the learner foresaw what the agent does.</summary>
/// <param name="Learner">The learner and its scale.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Contender">Plays it.</param>
/// <param name="Rounds">Rounds of each run.</param>
internal sealed record ContractCase(string Learner, string Instance, ContractContender Contender, long Rounds)
{
    /// <summary>Plays all runs and writes their row.</summary>
    public void Write(Report report)
    {
        (int bad, int believed, int loss) = (
            RateFigures.Place(Contender, "Bad events"), RateFigures.Place(Contender, "Answers as believed at the end"), RateFigures.Place(Contender, "Loss at the end, ties for the principal"));
        ContenderPlay[] runs = [.. Enumerable.Range(0, IncentiveCase.Runs).Select(run => RateCase.Play(Contender, [Rounds], run))];
        bool hasBeliefs = runs.All(run => !double.IsNaN(run.Measures[believed]));
        ContenderPlay[] good = [.. runs.Where(run => run.Measures[bad] == 0)];
        report.Row(
            Learner,
            Instance,
            Report.Number(Rounds, "N0"),
            hasBeliefs ? Report.Number(runs.Length - good.Length) : "–",
            hasBeliefs ? $"{good.Count(run => run.Measures[believed] == 1)} of {good.Length}" : "–",
            hasBeliefs ? $"{runs.Count(run => run.Measures[believed] == 1)} of {runs.Length}" : "–",
            Report.Number(Contender.Optimum, "0.0000"),
            Report.Number(runs.Average(run => run.Measures[loss]), "0.0000"),
            Report.Number(runs.Max(run => run.Measures[loss]), "0.0000"));
    }
}
