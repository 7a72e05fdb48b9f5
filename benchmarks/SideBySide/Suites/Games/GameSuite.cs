using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites.Games;

/// <summary>Games: equilibria of two players, regret minimization on trees, linear programs of the sequence form, random play.</summary>
internal sealed class GameSuite : ISuite
{
    public string Name => "games";

    public string Summary => "all extreme equilibria, Lemke-Howson paths, counterfactual regret, sequence-form programs and random play";

    public void Run(Bench bench)
    {
        EquilibriumComparisons equilibria = new(bench);
        equilibria.AllExtreme();
        equilibria.OnePath();
        TreeComparisons trees = new(bench);
        trees.Regret();
        trees.SequencePrograms();
        trees.RandomPlay();
    }

    /// <summary>The cell of a contender: its median time, or the wrong value, or that it was not there.</summary>
    public static string Cell(Timing? timing) => timing is null ? "skipped" : timing.IsRight ? Report.Time(timing.Median) : $"value {Report.Number(timing.Value)}";

    /// <summary>How often our median goes into another's; nothing where either has none.</summary>
    public static string Times(Timing ours, Timing? other) => other is null ? "–" : Report.Ratio(other.Median / ours.Median);
}
