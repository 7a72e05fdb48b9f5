using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Simulations;

/// <summary>What learners earn or pay per round: the mean of all rounds so far over rounds, one line per learner, beside the amount under the optimum.</summary>
internal static class PerRoundFigure
{
    /// <summary>Draws the value per round: the optimum less regret per round.</summary>
    public static Figure OfValue(Sequence<RegretCurve> regrets, string unit, double optimum) =>
        Of(new("Value", unit), optimum, regrets.Select(curve => Line(curve, curve.High, curve.Low, amount => optimum - amount)));

    /// <summary>Draws what further curves add up, per round.</summary>
    public static Figure OfCurves(Sequence<RegretCurve> curves, ContenderMeasure measure, double optimum) => Of(measure, optimum, curves.Select(curve => Line(curve, curve.Low, curve.High, amount => amount)));

    private static Figure Of(ContenderMeasure measure, double optimum, IEnumerable<(RegretCurve Curve, Series Series)> lines)
    {
        (RegretCurve Curve, Series Series)[] drawn = [.. lines];
        return Figure.Create(
            measure.Noun,
            $"{measure.Name} per round, by learner",
            $"Each point is the mean over rounds 1 to t. {CurveSeries.Caption(drawn[0].Curve.Replications)} The dashed line is the {measure.Noun} per round under the optimum of the known model, {FigureSummary.Readable(optimum)}.",
            CurveSeries.Rounds(AxisScale.Logarithmic),
            new Axis($"{measure.Name} per round") { Unit = measure.Unit },
            drawn.Select((line, learner) => line.Series.WithSlot(learner)).ToSequence(),
            [new ReferenceLine.Level(ReferenceLabel.Beside("optimum", drawn.Select(line => line.Curve.Learner)), optimum)]);
    }

    // Value falls with regret: the high end of regret is the low end of value.
    private static (RegretCurve Curve, Series Series) Line(RegretCurve curve, Sequence<double> low, Sequence<double> high, Func<double, double> amountOf)
    {
        Sequence<double> PerRound(Sequence<double> totals) => Sequence.Of(totals.Count, index => amountOf(totals[index] / curve.Rounds[index]));
        Series series = Series.Create(curve.Learner, curve.Rounds.Select(round => (double)round).ToSequence(), PerRound(curve.Mean));
        return (curve, curve.HasBand ? series.WithBand(PerRound(low), PerRound(high)) : series);
    }
}
