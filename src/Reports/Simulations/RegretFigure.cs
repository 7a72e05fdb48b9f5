using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Simulations;

/// <summary>The figure of cumulative regret, or what else curves add up, over rounds: one line per learner, named after what is added up.</summary>
internal static class RegretFigure
{
    /// <summary>Draws curves of regret, all beside the rate √t.</summary>
    public static Figure Of(Sequence<RegretCurve> curves) =>
        Of(curves, ContenderMeasure.Regret, curves.Select(_ => (double?)RateReference.SquareRoot).ToSequence());

    /// <summary>Draws the curves beside the rates of their learners; both axes are logarithmic unless a learner has no positive amount.</summary>
    public static Figure Of(Sequence<RegretCurve> curves, ContenderMeasure measure, Sequence<double?> exponents)
    {
        AxisScale scale = CurveSeries.ScaleFor(curves);
        (double? Exponent, double Last)[] ends = [.. exponents.Zip(curves, (exponent, curve) => (exponent, curve.Final))];
        return Figure.Create(
            measure.Noun,
            $"{measure.Name} over rounds, by learner",
            $"{CurveSeries.Caption(curves[0].Replications)}{RateReference.Caption(ends, measure)}",
            CurveSeries.Rounds(scale),
            CurveSeries.Cumulative(measure, scale),
            Sequence.Of(curves.Count, learner => CurveSeries.Of(curves[learner], learner, scale)),
            RateReference.Through(ends, curves[0].Rounds, scale, curves.Select(curve => curve.Learner)));
    }
}
