using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Simulations;

/// <summary>How regret grows with the horizon: figure, table and section of <see cref="HorizonSeries"/>.</summary>
/// <remarks>Series k has palette place k. Thread-safe.</remarks>
public static class RateReport
{
    /// <summary>Final regret over the horizon, one line per series.</summary>
    /// <remarks>Both axes are logarithmic when every mean is positive, so that a power of T is a straight line.</remarks>
    /// <param name="series">The series, at least one.</param>
    /// <returns>The figure, named <c>regret-by-horizon</c>.</returns>
    public static Figure RegretByHorizon(Sequence<HorizonSeries> series)
    {
        bool isPositive = series.All(one => one.Regrets.All(row => row.Average() > 0));
        AxisScale scale = isPositive ? AxisScale.Logarithmic : AxisScale.Linear;
        return Figure.Create(
            "regret-by-horizon",
            "Final regret over the horizon",
            $"Each point is an experiment of its own horizon. {CurveSeries.Caption(series[0].Regrets[0].Count)}{(isPositive ? " On logarithmic axes a power of T is a straight line, steeper for a larger power." : "")}",
            new Axis("Horizon T") { Unit = "rounds", Scale = scale },
            new Axis("Regret after T rounds") { Unit = CurveSeries.Unit, Scale = scale },
            Sequence.Of(series.Count, index => Line(series[index], index, scale)));
    }

    /// <summary>Growth exponents, one row per series.</summary>
    /// <param name="series">The series.</param>
    /// <returns>The table: series, exponent, low, high, largest residual, regret at the longest horizon.</returns>
    public static Table Exponents(Sequence<HorizonSeries> series)
    {
        Column[] columns =
        [
            Column.Textual("learner", "Learner"),
            Column.Numeric("exponent", "Growth exponent", format: NumberFormat.Fixed(3)),
            Column.Numeric("exponent_low", "95% interval, low", format: NumberFormat.Fixed(3)),
            Column.Numeric("exponent_high", "95% interval, high", format: NumberFormat.Fixed(3)),
            Column.Numeric("residual", "Largest miss of the line", "in ln regret", NumberFormat.Fixed(3)),
            Column.Numeric("regret", "Regret at the longest horizon", CurveSeries.Unit),
        ];
        return Table.Create("How regret grows with the horizon", [.. columns], series.Select(RowOf).ToSequence());
    }

    /// <summary>The section of a report.</summary>
    /// <param name="series">The series, at least one.</param>
    /// <returns>Figure and table.</returns>
    public static Section Of(Sequence<HorizonSeries> series) => new("How regret grows with the horizon", [
        new Block.Picture(RegretByHorizon(series)),
        new Block.Listing(
            Exponents(series),
            "Growth exponent: slope of ln mean regret on ln T over the horizons; 1 is linear, 0.5 the square-root rate. The interval is a jackknife over runs: it tells the sampling error, the largest miss tells how well a power fits."),
    ]);

    private static Series Line(HorizonSeries series, int place, AxisScale scale)
    {
        (RunningMoments Moments, ConfidenceBand Band)[] points = [.. Enumerable.Range(0, series.Horizons.Count).Select(series.At)];
        Series line = Series.Create(
            series.Name, series.Horizons.Select(horizon => (double)horizon).ToSequence(), points.Select(point => point.Moments.Mean).ToSequence()).WithSlot(place);
        bool hasBand = points.All(point => double.IsFinite(point.Band.Low) && (scale == AxisScale.Linear || point.Band.Low > 0));
        return hasBand ? line.WithBand(points.Select(point => point.Band.Low).ToSequence(), points.Select(point => point.Band.High).ToSequence()) : line;
    }

    private static Sequence<Cell> RowOf(HorizonSeries series)
    {
        GrowthFit? fit = series.Fit;
        return
        [
            series.Name,
            fit is null ? Cell.Empty : fit.Exponent,
            fit is null || double.IsNaN(fit.Low) ? Cell.Empty : fit.Low,
            fit is null || double.IsNaN(fit.High) ? Cell.Empty : fit.High,
            fit is null ? Cell.Empty : fit.LargestResidual,
            series.Regrets[^1].Average(),
        ];
    }
}
