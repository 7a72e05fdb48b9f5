namespace Mechanisms.Reports.Figures;

/// <summary>The stretch of an axis in view and its map to the unit interval.</summary>
internal readonly record struct AxisRange(double Minimum, double Maximum, AxisScale Scale)
{
    /// <summary>A span below this part of the values' size is drawn as one value: its ticks would need more than nine digits.</summary>
    private const double NarrowestSpan = 1e-9;

    /// <summary>A band may pull the foot of a logarithmic axis at most this far below the lowest value: edges near zero would flatten the data.</summary>
    private const double BandReach = 10;

    /// <summary>The range of the horizontal axis: exactly what is shown.</summary>
    public static AxisRange Horizontal(Figure figure)
    {
        IEnumerable<double> values = figure.Panels.SelectMany(panel =>
            panel.Series.SelectMany(series => series.X).Concat(panel.References.SelectMany(line => Figure.HorizontalOf(line))));
        AxisRange range = Enclose(values, figure.Horizontal);
        double barRoom = figure.Panels.Any(panel => panel.Series.Any(series => series.Mark == SeriesMark.Bars))
            ? BarSpacing(figure) / 2
            : 0;
        return range with { Minimum = range.Minimum - barRoom, Maximum = range.Maximum + barRoom };
    }

    /// <summary>The range of the vertical axis, bands and bars' feet included, before it is rounded to ticks.</summary>
    public static AxisRange Vertical(Figure figure)
    {
        bool hasBars = figure.Panels.Any(panel => panel.Series.Any(series => series.Mark == SeriesMark.Bars));
        List<double> values = [.. figure.Panels.SelectMany(panel =>
            panel.Series.SelectMany(series => series.Y.Concat(series.High)).Concat(panel.References.SelectMany(line => Figure.VerticalOf(line))))];
        IEnumerable<double> lows = figure.Panels.SelectMany(panel => panel.Series.SelectMany(series => series.Low));
        if (figure.Vertical.Scale == AxisScale.Logarithmic)
        {
            double foot = values.Where(value => value > 0).Min() / BandReach;
            values.AddRange(lows.Select(low => Math.Max(low, foot)));
            values.RemoveAll(value => !(value > 0));
        }
        else
        {
            values.AddRange(lows);
        }

        return Enclose(values, figure.Vertical with { IncludesZero = figure.Vertical.IncludesZero || hasBars });
    }

    /// <summary>The narrowest distance between two bars' places, or 1 for a single place.</summary>
    public static double BarSpacing(Figure figure)
    {
        double[] places = [.. figure.Panels.SelectMany(panel => panel.Series)
            .Where(series => series.Mark == SeriesMark.Bars).SelectMany(series => series.X).Distinct().Order()];
        return places.Length < 2 ? 1 : places.Zip(places.Skip(1), (left, right) => right - left).Min();
    }

    /// <summary>Where a value lies: 0 at the minimum, 1 at the maximum; values off the range go to its ends.</summary>
    public double Fraction(double value)
    {
        if (Scale == AxisScale.Linear)
        {
            return Math.Clamp((value - Minimum) / (Maximum - Minimum), 0, 1);
        }

        return value <= Minimum
            ? 0
            : Math.Min(1, (Math.Log10(value) - Math.Log10(Minimum)) / (Math.Log10(Maximum) - Math.Log10(Minimum)));
    }

    private static AxisRange Enclose(IEnumerable<double> values, Axis axis)
    {
        double minimum = double.PositiveInfinity;
        double maximum = double.NegativeInfinity;
        foreach (double value in axis.IncludesZero ? values.Append(0) : values)
        {
            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
        }

        double size = Math.Max(Math.Abs(minimum), Math.Abs(maximum));
        if (size >= Points.Smallest && maximum - minimum > NarrowestSpan * size)
        {
            return new AxisRange(minimum, maximum, axis.Scale);
        }

        return axis.Scale == AxisScale.Logarithmic ? new AxisRange(minimum / 2, maximum * 2, axis.Scale) : Widen(minimum, maximum, size, axis.IsWhole);
    }

    /// <summary>Room around a single value: zero to one for zero and what is drawn as zero, one step for whole numbers, a tenth of its size otherwise.</summary>
    private static AxisRange Widen(double minimum, double maximum, double size, bool isWhole)
    {
        double room = isWhole ? Math.Max(1, NarrowestSpan * size) : size / 10;
        return size >= Points.Smallest || isWhole
            ? new AxisRange(minimum - room, maximum + room, AxisScale.Linear)
            : new AxisRange(0, 1, AxisScale.Linear);
    }
}
