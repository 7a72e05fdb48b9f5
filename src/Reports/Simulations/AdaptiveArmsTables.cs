using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Simulations;

/// <summary>Tables of an <see cref="AdaptiveArmsResult"/>.</summary>
public static class AdaptiveArmsTables
{
    /// <summary>The first of the late epochs, over which adaptation is judged: the second half, epoch 11 to 20 of 21.</summary>
    /// <param name="epochs">Number of epochs, at least 1.</param>
    /// <returns>An epoch from 0 to epochs - 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is below 1.</exception>
    public static int FirstLateEpoch(int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return Math.Min((epochs + 1) / 2, epochs - 1);
    }

    /// <summary>Cumulative regret of every learner, epoch and checkpoint in tidy form; see <see cref="RegretTables.Tidy"/>.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Table Curves(AdaptiveArmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return RegretTables.Tidy(
            from trajectory in result.Trajectories
            from epoch in trajectory.Epochs
            select (epoch.Epoch, epoch.Summary.Curve));
    }

    /// <summary>Regret before, during and after adaptation, removed arms and the best arm's deviation, one row per learner.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Table Summary(AdaptiveArmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int last = result.Experiment.Epochs - 1;
        int late = FirstLateEpoch(result.Experiment.Epochs);
        string lateEpochs = late == last ? FormattableString.Invariant($"epoch {last}") : FormattableString.Invariant($"epochs {late} to {last}");
        ClickBandit? click = result.Experiment.Environment as ClickBandit;
        List<Column> columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Numeric("regret_first", "Regret in epoch 0", CurveSeries.Unit),
            Column.Numeric("regret_late", $"Mean regret, {lateEpochs}", CurveSeries.Unit),
            Column.Numeric("regret_last", FormattableString.Invariant($"Regret in epoch {last}"), CurveSeries.Unit),
            Column.Numeric("eliminations_late", $"Arms removed, {lateEpochs}", "per run", NumberFormat.Fixed(2)),
        ];
        if (click is not null)
        {
            columns.Add(Column.Numeric(
                "deviation_last", FormattableString.Invariant($"s − s* of the best arm, epoch {last}"), "clicks per show", NumberFormat.Fixed(3)));
        }

        return Table.Create(
            "Results by learner", columns.ToSequence(), result.Trajectories.Select(trajectory => RowOf(trajectory, late, last, click)).ToSequence());
    }

    /// <summary>Click rates of the last epoch, one row per learner, below those that the learner wants where the environment knows them.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Table LastClickRates(AdaptiveArmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int arms = result.Experiment.Environment.Arms;
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            .. Enumerable.Range(0, arms).Select(arm => Column.Numeric(
                FormattableString.Invariant($"arm_{arm}"), FormattableString.Invariant($"Arm {arm}"), "clicks per show", NumberFormat.Fixed(3))),
        ];
        IEnumerable<Sequence<Cell>> desired = result.Experiment.Environment is ClickBandit click
            ? [RatesOf(ReferenceLabel.Beside("desired, s*", result.Trajectories.Select(trajectory => trajectory.Learner)), click.TruthfulClickRates)]
            : [];
        IEnumerable<Sequence<Cell>> chosen = result.Trajectories.Select(trajectory => RatesOf(trajectory.Learner, trajectory.Epochs[^1].ClickRates));
        return Table.Create("Click rates in the last epoch", [.. columns], desired.Concat(chosen).ToSequence());
    }

    private static Sequence<Cell> RowOf(AdaptiveArmsTrajectory trajectory, int late, int last, ClickBandit? click)
    {
        double removed = trajectory.Epochs.Skip(late).Average(epoch => (double)epoch.Summary.TotalEliminations / epoch.Summary.Curve.Replications);
        List<Cell> row =
        [
            trajectory.Learner,
            trajectory.Epochs[0].Summary.Curve.Final,
            trajectory.MeanRegret(late, last),
            trajectory.Epochs[last].Summary.Curve.Final,
            removed,
        ];
        if (click is not null)
        {
            row.Add(trajectory.Epochs[last].ClickRates[click.BestArm] - click.TruthfulClickRates[click.BestArm]);
        }

        return row.ToSequence();
    }

    private static Sequence<Cell> RatesOf(string name, Sequence<double> rates) => [name, .. rates.Select(Cell.Of)];
}
