using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Simulations;

/// <summary>Figures of an <see cref="AdaptiveArmsResult"/>: learners that meet arms which adapt between epochs.</summary>
/// <remarks>Learner k of the experiment has palette place k in every figure. Thread-safe.</remarks>
public static class AdaptiveArmsFigures
{
    private static readonly Axis Epochs = new("Epoch") { IsWhole = true };

    /// <summary>Regret of each epoch, one line per learner.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The figure, named <c>regret-by-epoch</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Figure RegretByEpoch(AdaptiveArmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        AdaptiveArmsExperiment experiment = result.Experiment;
        return Figure.Create(
            "regret-by-epoch",
            "Regret of each epoch, by learner",
            $"Regret over the {EnvironmentDefinitions.Whole(experiment.Horizon)} rounds of an epoch; between epochs every arm moves its click rate to get more clicks. {CurveSeries.Caption(experiment.Replications)}",
            Epochs,
            new Axis("Regret of the epoch") { Unit = CurveSeries.Unit, IncludesZero = true },
            Sequence.Of(result.Trajectories.Count, learner => EpochSeries(result.Trajectories[learner], learner)));
    }

    /// <summary>Cumulative regret within the first and within the last epoch, with a dashed line of the rate √t common to both.</summary>
    /// <remarks>Both axes are logarithmic unless a learner has no positive regret; checkpoints without positive regret are left out then.</remarks>
    /// <param name="result">The result.</param>
    /// <returns>The figure, named <c>regret-within-epoch</c>; a single panel when there is one epoch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Figure RegretWithinEpoch(AdaptiveArmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        AdaptiveArmsExperiment experiment = result.Experiment;
        int[] epochs = [.. new[] { 0, experiment.Epochs - 1 }.Distinct()];
        RegretCurve[][] curves = [.. epochs.Select(epoch => CurvesOf(result, epoch))];
        AxisScale scale = CurveSeries.ScaleFor(curves.SelectMany(panel => panel));
        double least = curves[^1].Min(curve => curve.Final);
        Sequence<ReferenceLine> rate = RateReference.Through(least, experiment.Checkpoints, scale, NamesOf(result));
        Sequence<Panel> panels = Sequence.Of(epochs.Length, index => new Panel(
            FormattableString.Invariant($"Epoch {epochs[index]}"),
            Sequence.Of(curves[index].Length, learner => CurveSeries.Of(curves[index][learner], learner, scale)),
            rate));
        return Figure.Create(
            "regret-within-epoch",
            epochs.Length == 1 ? "Regret over the rounds of the epoch" : "Regret over the rounds of the first and of the last epoch",
            $"{CurveSeries.Caption(experiment.Replications)}{RateReference.Caption(least)}",
            CurveSeries.Rounds(scale),
            CurveSeries.Regret(scale),
            panels);
    }

    /// <summary>How far each arm's click rate lies from the one that the learner wants, s − s*, over epochs: one panel per arm, one line per learner.</summary>
    /// <param name="result">The result. Where the environment wants no particular rate, the rate s itself is drawn.</param>
    /// <returns>The figure, named <c>click-rates</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Figure ClickRates(AdaptiveArmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ClickBandit? click = result.Experiment.Environment as ClickBandit;
        string desired = ReferenceLabel.Beside("desired rate", NamesOf(result));
        Sequence<Panel> panels = Sequence.Of(result.Experiment.Environment.Arms, arm => new Panel(
            PanelTitle(click, arm),
            Sequence.Of(result.Trajectories.Count, learner => RateSeries(result.Trajectories[learner], learner, arm, click?.TruthfulClickRates[arm] ?? 0)),
            click is null ? [] : [new ReferenceLine.Level(desired, 0)]));
        return Figure.Create(
            "click-rates",
            click is null ? "Click rates that the arms chose" : "How far click rates stray from those the learner wants",
            click is null
                ? "Click rate s of each arm by epoch, for the population that each learner met."
                : "Click rate minus desired click rate of each arm by epoch, for the population that each learner met: above zero is clickbait, below it underselling.",
            Epochs,
            new Axis(click is null ? "Click rate s" : "Deviation s − s*") { Unit = "clicks per show" },
            panels);
    }

    private static Series EpochSeries(AdaptiveArmsTrajectory trajectory, int learner)
    {
        Sequence<EpochResult> epochs = trajectory.Epochs;
        Sequence<double> Each(Func<RegretCurve, double> value) => Sequence.Of(epochs.Count, index => value(epochs[index].Summary.Curve));
        Series series = Series.Create(trajectory.Learner, Sequence.Of(epochs.Count, index => (double)epochs[index].Epoch), Each(curve => curve.Final))
            .WithSlot(learner);
        return epochs[0].Summary.Curve.HasBand
            ? series.WithBand(Each(curve => curve.Low[^1]), Each(curve => curve.High[^1]))
            : series;
    }

    private static Series RateSeries(AdaptiveArmsTrajectory trajectory, int learner, int arm, double desired) => Series.Create(
        trajectory.Learner,
        Sequence.Of(trajectory.Epochs.Count, index => (double)trajectory.Epochs[index].Epoch),
        Sequence.Of(trajectory.Epochs.Count, index => trajectory.Epochs[index].ClickRates[arm] - desired)).WithSlot(learner);

    private static IEnumerable<string> NamesOf(AdaptiveArmsResult result) => result.Trajectories.Select(trajectory => trajectory.Learner);

    private static RegretCurve[] CurvesOf(AdaptiveArmsResult result, int epoch) =>
        [.. result.Trajectories.Select(trajectory => trajectory.Epochs[epoch].Summary.Curve)];

    private static string PanelTitle(ClickBandit? click, int arm) => click is null
        ? FormattableString.Invariant($"Arm {arm}")
        : FormattableString.Invariant($"Arm {arm}: μ = {click.PostClickMeans[arm]:G3}, s* = {click.TruthfulClickRates[arm]:G3}{(arm == click.BestArm ? ", best" : "")}");
}
