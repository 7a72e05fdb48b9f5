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
    /// <summary>Regret of each epoch, one line per learner.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The figure, named <c>regret-by-epoch</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Figure RegretByEpoch(AdaptiveArmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return EpochFigures.RegretByEpoch(CurvesOf(result), result.Experiment.Horizon, "every arm moves its click rate to get more clicks");
    }

    /// <summary>Cumulative regret within the first and within the last epoch, with a dashed line of the rate √t common to both.</summary>
    /// <remarks>Both axes are logarithmic unless a learner has no positive regret; checkpoints without positive regret are left out then.</remarks>
    /// <param name="result">The result.</param>
    /// <returns>The figure, named <c>regret-within-epoch</c>; a single panel when there is one epoch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Figure RegretWithinEpoch(AdaptiveArmsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return EpochFigures.RegretWithinEpoch(CurvesOf(result));
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
            EpochFigures.Epochs,
            new Axis(click is null ? "Click rate s" : "Deviation s − s*") { Unit = "clicks per show" },
            panels);
    }

    private static Series RateSeries(AdaptiveArmsTrajectory trajectory, int learner, int arm, double desired) => Series.Create(
        trajectory.Learner,
        Sequence.Of(trajectory.Epochs.Count, index => (double)trajectory.Epochs[index].Epoch),
        Sequence.Of(trajectory.Epochs.Count, index => trajectory.Epochs[index].ClickRates[arm] - desired)).WithSlot(learner);

    private static IEnumerable<string> NamesOf(AdaptiveArmsResult result) => result.Trajectories.Select(trajectory => trajectory.Learner);

    private static RegretCurve[][] CurvesOf(AdaptiveArmsResult result) =>
        [.. result.Trajectories.Select(trajectory => trajectory.Epochs.Select(epoch => epoch.Summary.Curve).ToArray())];

    private static string PanelTitle(ClickBandit? click, int arm) => click is null
        ? FormattableString.Invariant($"Arm {arm}")
        : FormattableString.Invariant($"Arm {arm}: μ = {click.PostClickMeans[arm]:G3}, s* = {click.TruthfulClickRates[arm]:G3}{(arm == click.BestArm ? ", best" : "")}");
}
