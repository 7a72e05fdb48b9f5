using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Figures;

/// <summary>Draws one panel: grid and tick labels, reference lines, bands, bars, lines, markers, in this order from back to front.</summary>
internal sealed class PanelPainter(FigureLayout layout, SvgCanvas canvas, int panel)
{
    public const double MarkerSize = 3.6;

    private const double TickLength = 5;
    private const double TickBaseline = 19;
    private const double MarkerSpacing = 15;
    private const double CapSize = 4;

    private readonly Box plot = layout.Plots[panel];
    private readonly Panel content = layout.Figure.Panels[panel];
    private readonly Dictionary<string, int> slots = layout.Figure.Slots();

    public void Paint()
    {
        PaintVerticalAxis();
        PaintHorizontalAxis();
        Dictionary<string, int> references = LegendEntry.Of(layout.Figure).Where(entry => entry.IsReference)
            .ToDictionary(entry => entry.Name, entry => entry.Slot, StringComparer.Ordinal);
        foreach (ReferenceLine line in content.References)
        {
            PaintReference(line, references[line.Label]);
        }

        foreach (Series series in content.Series.Where(series => series.HasBand && series.Mark == SeriesMark.Line))
        {
            PaintBand(series);
        }

        foreach (Series series in content.Series)
        {
            PaintSeries(series);
        }
    }

    private double X(double value) => plot.Across(layout.HorizontalRange.Fraction(value));

    private double Y(double value) => plot.Up(layout.VerticalRange.Fraction(value));

    private void PaintVerticalAxis()
    {
        foreach (double value in layout.VerticalTicks.Minor)
        {
            canvas.Line(plot.Left, Y(value), plot.Right, Y(value), ("class", "grid"), ("stroke", FigureStyle.Grid), ("stroke-width", "0.5"));
        }

        foreach (Tick tick in layout.VerticalTicks.Labeled)
        {
            bool isZero = tick.Value == 0 && Y(0) < plot.Bottom;
            canvas.Line(plot.Left, Y(tick.Value), plot.Right, Y(tick.Value), ("class", isZero ? "frame" : "grid"), ("stroke", isZero ? FigureStyle.Frame : FigureStyle.Grid), ("stroke-width", "1"));
            if (panel % layout.Columns == 0)
            {
                canvas.Text(
                    plot.Left - 8,
                    Y(tick.Value) + (FigureStyle.TickSize * FigureStyle.HalfCapital),
                    FigureStyle.TickSize,
                    tick.Label,
                    ("class", "muted tick-y"),
                    ("fill", FigureStyle.Muted),
                    ("text-anchor", "end"));
            }
        }
    }

    private void PaintHorizontalAxis()
    {
        canvas.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, ("class", "frame"), ("stroke", FigureStyle.Frame), ("stroke-width", "1"));
        foreach (double value in layout.HorizontalTicks.Minor)
        {
            canvas.Line(X(value), plot.Bottom, X(value), plot.Bottom + (TickLength / 2), ("class", "frame"), ("stroke", FigureStyle.Frame), ("stroke-width", "0.5"));
        }

        foreach (Tick tick in layout.HorizontalTicks.Labeled)
        {
            canvas.Line(X(tick.Value), plot.Bottom, X(tick.Value), plot.Bottom + TickLength, ("class", "frame"), ("stroke", FigureStyle.Frame), ("stroke-width", "1"));
            canvas.Text(
                X(tick.Value),
                plot.Bottom + TickBaseline,
                FigureStyle.TickSize,
                tick.Label,
                ("class", "muted tick-x"),
                ("fill", FigureStyle.Muted),
                ("text-anchor", "middle"));
        }
    }

    private void PaintReference(ReferenceLine line, int order)
    {
        string path = line.Match(
            level => $"M{SvgCanvas.Point(plot.Left, Y(level.Y))}H{SvgCanvas.Number(plot.Right)}",
            place => $"M{SvgCanvas.Point(X(place.X), plot.Bottom)}V{SvgCanvas.Number(plot.Top)}",
            curve => PathOf(curve.X, curve.Y));
        canvas.Shape("path", [("d", path), .. Stroke.Reference(order)]);
    }

    private void PaintBand(Series series)
    {
        if (series.X.Count == 1)
        {
            return;
        }

        IEnumerable<string> there = Enumerable.Range(0, series.X.Count).Select(point => SvgCanvas.Point(X(series.X[point]), Y(series.High[point])));
        IEnumerable<string> back = Enumerable.Range(0, series.X.Count).Reverse().Select(point => SvgCanvas.Point(X(series.X[point]), Y(series.Low[point])));
        canvas.Shape("path", [("d", $"M{string.Join('L', there.Concat(back))}z"), .. Stroke.Band(slots[series.Name])]);
    }

    private void PaintSeries(Series series)
    {
        canvas.Open("g", ("class", "series"), ("aria-label", series.Name));
        if (series.Mark == SeriesMark.Bars)
        {
            PaintBars(series);
        }
        else
        {
            PaintPoints(series);
        }

        canvas.Close("g");
    }

    private void PaintPoints(Series series)
    {
        if (series.HasBand && (series.Mark == SeriesMark.Points || series.X.Count == 1))
        {
            for (int point = 0; point < series.X.Count; point++)
            {
                PaintErrorBar(series, point, X(series.X[point]), Stroke.Thin(slots[series.Name]));
            }
        }

        if (series.Mark == SeriesMark.Line && series.X.Count > 1)
        {
            canvas.Shape("path", [("d", PathOf(series.X, series.Y)), .. Stroke.Series(slots[series.Name])]);
        }

        canvas.Open("g", Stroke.Fill(slots[series.Name]));
        foreach (int point in MarkedPoints(series))
        {
            PaintTip(Markers.Path(slots[series.Name], X(series.X[point]), Y(series.Y[point]), MarkerSize), series, point);
        }

        canvas.Close("g");
    }

    /// <summary>All loose points; of a line, points a marker's room apart, each series starting elsewhere so that markers of close lines do not hide each other.</summary>
    private IEnumerable<int> MarkedPoints(Series series)
    {
        if (series.Mark == SeriesMark.Points)
        {
            return Enumerable.Range(0, series.X.Count);
        }

        List<int> marked = [];
        double next = series.X.Count * MarkerSpacing <= plot.Width
            ? double.NegativeInfinity
            : plot.Left + (slots[series.Name] % Palette.Count * MarkerSpacing / 2);
        double spacing = double.IsNegativeInfinity(next) ? 0 : Math.Max(MarkerSpacing, plot.Width / 12);
        for (int point = 0; point < series.X.Count; point++)
        {
            if (X(series.X[point]) >= next || series.X.Count == 1)
            {
                marked.Add(point);
                next = X(series.X[point]) + spacing;
            }
        }

        return marked;
    }

    private void PaintBars(Series series)
    {
        BarPlacement placement = BarPlacement.Of(layout.Figure, content, series);
        canvas.Open("g", Stroke.Fill(slots[series.Name]));
        for (int bar = 0; bar < series.X.Count; bar++)
        {
            double left = X(placement.Left(series.X[bar]));
            double width = X(placement.Right(series.X[bar])) - left;
            double top = Math.Min(Y(0), Y(series.Y[bar]));
            double height = Math.Abs(Y(0) - Y(series.Y[bar]));
            PaintTip($"M{SvgCanvas.Point(left, top)}h{SvgCanvas.Number(width)}v{SvgCanvas.Number(height)}h{SvgCanvas.Number(-width)}z", series, bar);
            if (series.HasBand)
            {
                PaintErrorBar(series, bar, left + (width / 2), [("class", "frame"), ("stroke", FigureStyle.Muted), ("fill", "none"), ("stroke-width", "1")]);
            }
        }

        canvas.Close("g");
        canvas.Line(plot.Left, Y(0), plot.Right, Y(0), ("class", "frame"), ("stroke", FigureStyle.Frame), ("stroke-width", "1"));
    }

    private void PaintErrorBar(Series series, int point, double x, (string Name, string Value)[] stroke)
    {
        string caps = $"M{SvgCanvas.Point(x - CapSize, Y(series.High[point]))}h{SvgCanvas.Number(2 * CapSize)}M{SvgCanvas.Point(x - CapSize, Y(series.Low[point]))}h{SvgCanvas.Number(2 * CapSize)}";
        canvas.Shape("path", [("d", $"{caps}M{SvgCanvas.Point(x, Y(series.Low[point]))}V{SvgCanvas.Number(Y(series.High[point]))}"), .. stroke]);
    }

    /// <summary>A shape that tells its values when pointed at.</summary>
    private void PaintTip(string path, Series series, int point)
    {
        canvas.Open("path", ("d", path));
        canvas.Content("title", Describe(series, point));
        canvas.Close("path");
    }

    private string PathOf(Sequence<double> x, Sequence<double> y) =>
        $"M{string.Join('L', Enumerable.Range(0, x.Count).Select(point => SvgCanvas.Point(X(x[point]), Y(y[point]))))}";

    private static string Describe(Series series, int point)
    {
        string band = series.HasBand ? $" [{FigureSummary.Readable(series.Low[point])}, {FigureSummary.Readable(series.High[point])}]" : "";
        return $"{series.Name} at {FigureSummary.Readable(series.X[point])}: {FigureSummary.Readable(series.Y[point])}{band}";
    }
}
