using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;
using static Mechanisms.Reports.Simulations.EnvironmentDefinitions;

namespace Mechanisms.Reports.Simulations;

/// <summary>Figures of regret over epochs between which arms adapt. Curves have the shape [learner][epoch]; learner k has palette place k.</summary>
internal static class EpochFigures
{
    /// <summary>The horizontal axis of epochs.</summary>
    public static readonly Axis Epochs = new("Epoch") { IsWhole = true };

    /// <summary>Regret of each epoch, one line per learner: the figure <c>regret-by-epoch</c>.</summary>
    public static Figure RegretByEpoch(RegretCurve[][] curves, long horizon, string adaptation) => Figure.Create(
        "regret-by-epoch",
        "Regret of each epoch, by learner",
        $"Regret over the {Whole(horizon)} rounds of an epoch; between epochs {adaptation}. {CurveSeries.Caption(curves[0][0].Replications)}",
        Epochs,
        new Axis("Regret of the epoch") { Unit = CurveSeries.Unit, IncludesZero = true },
        Sequence.Of(curves.Length, learner => EpochSeries(curves[learner], learner)));

    /// <summary>Cumulative regret within the first and within the last epoch: the figure <c>regret-within-epoch</c>; a single panel when there is one epoch.</summary>
    public static Figure RegretWithinEpoch(RegretCurve[][] curves)
    {
        int[] epochs = [.. new[] { 0, curves[0].Length - 1 }.Distinct()];
        RegretCurve[][] panels = [.. epochs.Select(epoch => curves.Select(learner => learner[epoch]).ToArray())];
        AxisScale scale = CurveSeries.ScaleFor(panels.SelectMany(panel => panel));
        (double? Exponent, double Last)[] ends = [.. panels[^1].Select(curve => ((double?)RateReference.SquareRoot, curve.Final))];
        RegretCurve any = curves[0][0];
        Sequence<ReferenceLine> rate = RateReference.Through(ends, any.Rounds, scale, curves.Select(learner => learner[0].Learner));
        return Figure.Create(
            "regret-within-epoch",
            epochs.Length == 1 ? "Regret over the rounds of the epoch" : "Regret over the rounds of the first and of the last epoch",
            $"{CurveSeries.Caption(any.Replications)}{RateReference.Caption(ends, ContenderMeasure.Regret)}",
            CurveSeries.Rounds(scale),
            CurveSeries.Cumulative(ContenderMeasure.Regret, scale),
            Sequence.Of(epochs.Length, index => new Panel(
                Text($"Epoch {epochs[index]}"),
                Sequence.Of(panels[index].Length, learner => CurveSeries.Of(panels[index][learner], learner, scale)),
                rate)));
    }

    private static Series EpochSeries(RegretCurve[] epochs, int learner)
    {
        Sequence<double> Each(Func<RegretCurve, double> value) => Sequence.Of(epochs.Length, index => value(epochs[index]));
        Series series = Series.Create(epochs[0].Learner, Sequence.Of(epochs.Length, index => (double)index), Each(curve => curve.Final)).WithSlot(learner);
        return epochs[0].HasBand ? series.WithBand(Each(curve => curve.Low[^1]), Each(curve => curve.High[^1])) : series;
    }
}
