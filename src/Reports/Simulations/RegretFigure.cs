using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Simulations;

/// <summary>The figure <c>regret</c>: cumulative regret over rounds, one line per learner.</summary>
internal static class RegretFigure
{
    /// <summary>Draws the curves; both axes are logarithmic unless a learner has no positive regret.</summary>
    public static Figure Of(Sequence<RegretCurve> curves)
    {
        AxisScale scale = CurveSeries.ScaleFor(curves);
        double least = curves.Min(curve => curve.Final);
        return Figure.Create(
            "regret",
            "Regret over rounds, by learner",
            $"{CurveSeries.Caption(curves[0].Replications)}{RateReference.Caption(least)}",
            CurveSeries.Rounds(scale),
            CurveSeries.Regret(scale),
            Sequence.Of(curves.Count, learner => CurveSeries.Of(curves[learner], learner, scale)),
            RateReference.Through(least, curves[0].Rounds, scale, curves.Select(curve => curve.Learner)));
    }
}
