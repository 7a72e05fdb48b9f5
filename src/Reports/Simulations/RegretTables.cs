using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Simulations;

/// <summary>Regret curves as tidy tables for files.</summary>
public static class RegretTables
{
    /// <summary>One row per learner, epoch and checkpoint: learner, epoch, t, mean, sd, low, high, n.</summary>
    /// <remarks>Regret in units of utility; <c>sd</c> is the sample standard deviation, <c>low</c> and <c>high</c> the 95% confidence interval of the mean, all three empty for a single run.</remarks>
    /// <param name="curves">Curves with their epoch, in the order of the rows.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Table Tidy(IEnumerable<(int Epoch, RegretCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Numeric("epoch", "Epoch"),
            Column.Numeric("t", "Round t", "rounds"),
            Column.Numeric("mean", "Mean regret", CurveSeries.Unit),
            Column.Numeric("sd", "Standard deviation", CurveSeries.Unit),
            Column.Numeric("low", "Low", CurveSeries.Unit),
            Column.Numeric("high", "High", CurveSeries.Unit),
            Column.Numeric("n", "Runs"),
        ];
        IEnumerable<Sequence<Cell>> rows =
            from entry in curves
            from index in Enumerable.Range(0, entry.Curve.Rounds.Count)
            select RowOf(entry.Epoch, entry.Curve, index);
        return Table.Create("Cumulative regret", [.. columns], rows.ToSequence());
    }

    /// <summary>The curves of a contest: the columns of <see cref="Tidy"/>, and after them what is added up, <c>curve</c>, where that is not regret alone.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The table: regret of all contenders, then one further curve after the other; epochs are 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Table OfContest(RegretContestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Table regret = Tidy(result.Curves.Select(curve => (0, curve)));
        Sequence<ContenderMeasure> further = result.Contest.FurtherMeasures;
        if (further.Count == 0)
        {
            return regret;
        }

        IEnumerable<Sequence<Cell>> rows =
            from curve in Enumerable.Range(-1, further.Count + 1)
            let name = curve < 0 ? ContenderMeasure.Regret.Noun : further[curve].Noun
            from row in curve < 0 ? regret.Rows : Tidy(result.Summaries.Select(summary => (0, summary.FurtherCurves[curve].Curve))).Rows
            select (Sequence<Cell>)[.. row, name];
        return Table.Create("Cumulative amounts", [.. regret.Columns, Column.Textual("curve", "Curve")], rows.ToSequence());
    }

    private static Sequence<Cell> RowOf(int epoch, RegretCurve curve, int index) =>
    [
        curve.Learner,
        (long)epoch,
        curve.Rounds[index],
        curve.Mean[index],
        curve.HasBand ? curve.StandardDeviation[index] : Cell.Empty,
        curve.HasBand ? curve.Low[index] : Cell.Empty,
        curve.HasBand ? curve.High[index] : Cell.Empty,
        (long)curve.Replications,
    ];
}
