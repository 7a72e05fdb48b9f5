using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Simulations;

/// <summary>How regret, or what else was added up, grows with the horizon: figure, table and section of <see cref="HorizonSeries"/>, all of one measure.</summary>
/// <remarks>Series k has palette place k. Dashed lines are the rates of the series, T to the power of <see cref="HorizonSeries.RateExponent"/>. Words are those of the first series' measure. Thread-safe.</remarks>
public static class RateReport
{
    private const string Horizon = "T";

    /// <summary>Final regret over the horizon, one line per series.</summary>
    /// <remarks>Both axes are logarithmic when every mean is positive, so that a power of T is a straight line. Rates are drawn where all series have the same horizons: elsewhere a line would end at none of them.</remarks>
    /// <param name="series">The series, at least one.</param>
    /// <returns>The figure, named <c>regret-by-horizon</c>, or after what else was added up.</returns>
    public static Figure RegretByHorizon(Sequence<HorizonSeries> series)
    {
        bool isPositive = series.All(one => one.Regrets.All(row => row.Average() > 0));
        AxisScale scale = isPositive ? AxisScale.Logarithmic : AxisScale.Linear;
        ContenderMeasure measure = series[0].Measure;
        string noun = measure.Noun;
        bool isShared = series.All(one => one.Horizons == series[0].Horizons);
        (double? Exponent, double Last)[] ends = [.. series.Select(one => (isShared ? one.RateExponent : null, one.Regrets[^1].Average()))];
        return Figure.Create(
            $"{noun}-by-horizon",
            $"Final {noun} over the horizon",
            $"Each point is an experiment of its own horizon. {CurveSeries.Caption(series[0].Regrets[0].Count)}{(isPositive ? " On logarithmic axes a power of T is a straight line, steeper for a larger power." : "")}{RateReference.Caption(ends, measure, Horizon)}",
            new Axis($"Horizon {Horizon}") { Unit = "rounds", Scale = scale },
            new Axis($"{measure.Name} after {Horizon} rounds") { Unit = measure.Unit, Scale = scale },
            Sequence.Of(series.Count, index => Line(series[index], index, scale)),
            RateReference.Through(ends, series[0].Horizons, scale, series.Select(one => one.Name), Horizon));
    }

    /// <summary>Growth exponents, one row per series.</summary>
    /// <param name="series">The series, at least one.</param>
    /// <returns>The table: series, what was added up where that differs, exponent, low, high, largest residual, regret at the longest horizon.</returns>
    public static Table Exponents(Sequence<HorizonSeries> series)
    {
        ContenderMeasure[] measures = [.. series.Select(one => one.Measure).Distinct()];
        string nouns = string.Join(" or ", measures.Select(measure => measure.Noun));
        string units = string.Join(" or ", measures.Select(measure => measure.Unit).Distinct(StringComparer.Ordinal));
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            .. measures.Length > 1 ? [Column.Textual("curve", "Curve")] : (Column[])[],
            Column.Numeric("exponent", "Growth exponent", format: NumberFormat.Fixed(3)),
            Column.Numeric("exponent_low", "95% interval, low", format: NumberFormat.Fixed(3)),
            Column.Numeric("exponent_high", "95% interval, high", format: NumberFormat.Fixed(3)),
            Column.Numeric("residual", "Largest miss of the line", $"in ln {nouns}", NumberFormat.Fixed(3)),
            Column.Numeric(measures.Length == 1 ? nouns : "amount", $"{string.Join(" or ", measures.Select((measure, index) => index == 0 ? measure.Name : measure.Noun))} at the longest horizon", units),
        ];
        return Table.Create(Title(nouns), [.. columns], series.Select(one => RowOf(one, measures.Length > 1)).ToSequence());
    }

    /// <summary>The section of a report.</summary>
    /// <param name="series">The series, at least one.</param>
    /// <returns>Figure and table.</returns>
    public static Section Of(Sequence<HorizonSeries> series) => new(Title(series[0].Measure.Noun), [
        new Block.Picture(RegretByHorizon(series)),
        new Block.Listing(
            Exponents(series),
            FormattableString.Invariant($"Growth exponent: slope of ln mean {series[0].Measure.Noun} on ln T over the horizons; 1 is linear, 0.5 the square-root rate. The interval is a jackknife over runs: it tells the sampling error, the largest miss tells how well a power fits: beyond {GrowthFit.LargestMiss}, a factor of 1.22, none does.{(series.Any(one => one.RunsEndAlike) ? " Where all runs end alike, they say no more than one, and the interval tells nothing." : "")}")),
    ]);

    /// <summary>Says how a series grows: by which power, how far means are from it, and where no power or no interval says anything.</summary>
    /// <param name="series">The series.</param>
    /// <returns>One or two sentences.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    public static string Sentence(HorizonSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        string subject = $"{series.Measure.Name} of {series.Name}";
        if (series.Fit is not { } fit)
        {
            return series.Regrets.All(row => row.All(amount => amount == 0))
                ? $"{subject} is 0 at every horizon."
                : $"{subject} is not positive at every horizon, so no power of T describes it.";
        }

        string interval = series.RunsEndAlike ? "; all runs end alike, and tell no interval"
            : double.IsNaN(fit.Low) ? string.Empty
            : FormattableString.Invariant($", 95% interval {fit.Low:F2} to {fit.High:F2}");
        if (series.Horizons.Count == 2)
        {
            return FormattableString.Invariant($"{subject} {(fit.Exponent < 0 ? "falls" : "grows")} by T to the power {fit.Exponent:F2} between its two horizons{interval}.");
        }

        string miss = FormattableString.Invariant($"{100 * (Math.Exp(fit.LargestResidual) - 1):F0}%");
        return fit.IsPower
            ? FormattableString.Invariant($"{subject} {(fit.Exponent < 0 ? "falls" : "grows")} like T to the power {fit.Exponent:F2} (within {miss} at every horizon{interval}).")
            : FormattableString.Invariant($"{subject} {(fit.Exponent < 0 ? "falls" : "grows")} like no power of T: the best one, {fit.Exponent:F2}, misses it by {miss} at some horizon{interval}.");
    }

    private static string Title(string nouns) => $"How {nouns} grows with the horizon";

    private static Series Line(HorizonSeries series, int place, AxisScale scale)
    {
        (RunningMoments Moments, ConfidenceBand Band)[] points = [.. Enumerable.Range(0, series.Horizons.Count).Select(series.At)];
        Series line = Series.Create(
            series.Name, series.Horizons.Select(horizon => (double)horizon).ToSequence(), points.Select(point => point.Moments.Mean).ToSequence()).WithSlot(place);
        bool hasBand = points.All(point => double.IsFinite(point.Band.Low) && (scale == AxisScale.Linear || point.Band.Low > 0));
        return hasBand ? line.WithBand(points.Select(point => point.Band.Low).ToSequence(), points.Select(point => point.Band.High).ToSequence()) : line;
    }

    private static Sequence<Cell> RowOf(HorizonSeries series, bool namesMeasure)
    {
        GrowthFit? fit = series.Fit;
        return
        [
            series.Name,
            .. namesMeasure ? [series.Measure.Name] : (Cell[])[],
            fit is null ? Cell.Empty : fit.Exponent,
            fit is null || double.IsNaN(fit.Low) ? Cell.Empty : fit.Low,
            fit is null || double.IsNaN(fit.High) ? Cell.Empty : fit.High,
            fit is null ? Cell.Empty : fit.LargestResidual,
            series.Regrets[^1].Average(),
        ];
    }
}
