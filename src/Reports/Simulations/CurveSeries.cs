using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Simulations;

/// <summary>Regret curves as series of figures.</summary>
internal static class CurveSeries
{
    /// <summary>Unit of regret in axes and tables.</summary>
    public static string Unit => ContenderMeasure.Regret.Unit;

    /// <summary>Figures take positive values from 10⁻¹⁰⁰ on; this leaves room below the least regret for the rate line back to round 1.</summary>
    private const double LeastLogarithmic = 1e-90;

    /// <summary>Axes of regret over rounds: logarithmic when every curve is positive somewhere, so that a power of t is a straight line.</summary>
    public static AxisScale ScaleFor(IEnumerable<RegretCurve> curves) =>
        curves.All(curve => curve.Mean.Any(IsShown)) ? AxisScale.Logarithmic : AxisScale.Linear;

    /// <summary>The horizontal axis of regret over rounds.</summary>
    public static Axis Rounds(AxisScale scale) => new("Round t") { Unit = "rounds", Scale = scale };

    /// <summary>The vertical axis of what is added up over rounds.</summary>
    public static Axis Cumulative(ContenderMeasure measure, AxisScale scale) => new($"Cumulative {measure.Noun}") { Unit = measure.Unit, Scale = scale };

    /// <summary>A curve at the palette place of its learner; on a logarithmic axis without the checkpoints at which mean regret is not positive.</summary>
    public static Series Of(RegretCurve curve, int learner, AxisScale scale)
    {
        int[] shown = [.. Enumerable.Range(0, curve.Rounds.Count)
            .Where(index => scale == AxisScale.Linear || IsShown(curve.Mean[index]))];
        Sequence<double> Pick(Sequence<double> values) => Sequence.Of(shown.Length, index => values[shown[index]]);
        Series series = Series.Create(curve.Learner, Sequence.Of(shown.Length, index => (double)curve.Rounds[shown[index]]), Pick(curve.Mean))
            .WithSlot(learner);
        return curve.HasBand ? series.WithBand(Pick(curve.Low), Pick(curve.High)) : series;
    }

    /// <summary>What captions say about the mean and its band.</summary>
    public static string Caption(int replications) => replications == 1
        ? "Lines are a single run, so there is no band."
        : FormattableString.Invariant($"Lines are means over {replications} runs; bands are pointwise 95% confidence intervals of the mean (Student's t).");

    /// <summary>Whether a regret has a place on a logarithmic axis.</summary>
    private static bool IsShown(double mean) => mean >= LeastLogarithmic;
}
