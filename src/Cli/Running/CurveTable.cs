using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>Regret curves in tidy form: one row per learner, epoch and checkpoint.</summary>
internal static class CurveTable
{
    /// <summary>The file of the curves.</summary>
    internal const string FileName = "curves.csv";

    /// <summary>Makes the table of all curves, in their order.</summary>
    internal static Table Of(IEnumerable<(int Epoch, RegretCurve Curve)> curves) => Table.Create(
        "Cumulative pseudo-regret",
        [
            Column.Textual("learner", "learner"),
            Column.Numeric("epoch", "epoch"),
            Column.Numeric("t", "t", "rounds"),
            Column.Numeric("mean", "mean", "utility"),
            Column.Numeric("sd", "standard deviation", "utility"),
            Column.Numeric("low", "low", "utility"),
            Column.Numeric("high", "high", "utility"),
            Column.Numeric("n", "replications"),
        ],
        curves.SelectMany(entry => Rows(entry.Epoch, entry.Curve)).ToSequence());

    private static IEnumerable<Sequence<Cell>> Rows(int epoch, RegretCurve curve)
    {
        for (int index = 0; index < curve.Rounds.Count; index++)
        {
            yield return
            [
                curve.Learner,
                (long)epoch,
                curve.Rounds[index],
                curve.Mean[index],
                Defined(curve.StandardDeviation[index]),
                Defined(curve.Low[index]),
                Defined(curve.High[index]),
                (long)curve.Replications,
            ];
        }
    }

    private static Cell Defined(double value) => double.IsNaN(value) ? Cell.Empty : value;
}
