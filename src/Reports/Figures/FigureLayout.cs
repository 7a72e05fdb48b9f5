namespace Mechanisms.Reports.Figures;

/// <summary>Where everything in a figure goes at a given width, before anything is drawn.</summary>
/// <remarks>From top to bottom: title, legend unless names stand at line ends, title of the vertical axis, rows of panels, title of the horizontal axis.</remarks>
internal sealed record FigureLayout
{
    /// <summary>On narrow figures more than this many panels shrink to stand side by side; fewer keep their size and stack.</summary>
    private const int FewPanels = 3;
    private const double NarrowFigure = 480;
    private const double PixelsPerVerticalTick = 44;
    private const double PixelsPerHorizontalTick = 70;
    private const int FewestTicks = 3;
    private const double TickGap = 14;
    private const double TickBand = 26;
    private const double VerticalTitleGap = 13;
    private const double PanelTitleGap = 9;

    private FigureLayout(Figure figure, double width)
    {
        Figure = figure;
        Width = width;
    }

    public Figure Figure { get; }

    public double Width { get; }

    public double Height { get; private init; }

    public IReadOnlyList<PlacedLine> Texts { get; private init; } = [];

    public IReadOnlyList<PlacedEntry> Legend { get; private init; } = [];

    public IReadOnlyList<PlacedEntry> EndNames { get; private init; } = [];

    public IReadOnlyList<Box> Plots { get; private init; } = [];

    public int Columns { get; private init; }

    public AxisRange HorizontalRange { get; private init; }

    public AxisRange VerticalRange { get; private init; }

    public required AxisTicks HorizontalTicks { get; init; }

    public required AxisTicks VerticalTicks { get; init; }

    public static FigureLayout Arrange(Figure figure, double width, bool showsTitle)
    {
        int panels = figure.Panels.Count;
        double narrowestPanel = width < NarrowFigure && panels > FewPanels ? 120 : 220;
        double plotHeight = panels == 1 ? Math.Clamp(width * 0.44, 220, 420) : Math.Clamp(width * 0.2, 130, 230);
        int verticalTarget = Math.Max(FewestTicks, (int)(plotHeight / PixelsPerVerticalTick));
        AxisRange horizontal = AxisRange.Horizontal(figure);
        (AxisRange vertical, AxisTicks verticalTicks) = AxisTicks.Enclosing(AxisRange.Vertical(figure), verticalTarget, figure.Vertical.IsWhole);
        double left = FigureStyle.Margin + WidthOf(verticalTicks).Append(0).Max() + 8;
        int columns = ColumnsFor(panels, (int)((width - left) / narrowestPanel));
        IReadOnlyList<LegendEntry> entries = LegendEntry.Of(figure);
        EndLabels? endLabels = EndLabels.Fit(figure, entries, horizontal, vertical, width, plotHeight);
        double halfLabel = WidthOf(TicksFor(figure, horizontal, (width - left) / columns)).Append(0).Max() / 2;
        double right = Math.Max(halfLabel, endLabels?.Gutter ?? 0) + FigureStyle.Margin;
        double gap = (2 * halfLabel) + TickGap;
        double plotWidth = (width - left - right - (gap * (columns - 1))) / columns;
        TopMatter top = TopMatter.Stack(figure, entries, width, showsTitle, hasLegend: endLabels is null);
        double panelTitle = figure.Panels.Max(panel => PanelTitle(panel, plotWidth).Count * FigureStyle.LabelLine);
        double rowHeight = panelTitle + PanelTitleGap + plotHeight + TickBand;
        List<Box> plots = [.. Enumerable.Range(0, panels).Select(panel => new Box(
            left + (panel % columns * (plotWidth + gap)),
            top.Bottom + VerticalTitleGap + (panel / columns * (rowHeight + VerticalTitleGap)) + panelTitle,
            plotWidth,
            plotHeight))];
        List<PlacedLine> horizontalTitle = HorizontalTitle(figure, plots, width);
        return new FigureLayout(figure, width)
        {
            Texts = [.. top.Texts, .. PanelTitles(figure, plots), .. horizontalTitle],
            Legend = top.Legend,
            EndNames = endLabels?.Place(plots[0]) ?? [],
            Plots = plots,
            Columns = columns,
            HorizontalRange = horizontal,
            VerticalRange = vertical,
            HorizontalTicks = TicksFor(figure, horizontal, plotWidth),
            VerticalTicks = verticalTicks,
            Height = horizontalTitle[^1].Baseline + FigureStyle.Margin,
        };
    }

    /// <summary>As many columns as fit, no more than the rows need.</summary>
    private static int ColumnsFor(int panels, int mostColumns)
    {
        int rows = (panels + Math.Clamp(mostColumns, 1, panels) - 1) / Math.Clamp(mostColumns, 1, panels);
        return (panels + rows - 1) / rows;
    }

    /// <summary>The most ticks, up to one per 70 pixels, whose labels keep a gap between them.</summary>
    private static AxisTicks TicksFor(Figure figure, AxisRange range, double plotWidth)
    {
        for (int target = Math.Max(FewestTicks, (int)(plotWidth / PixelsPerHorizontalTick)); ; target--)
        {
            AxisTicks ticks = AxisTicks.Within(range, target, figure.Horizontal.IsWhole);
            if (KeepsGaps(ticks, range, plotWidth))
            {
                return ticks;
            }

            if (target == 1)
            {
                return ticks with { Labeled = [.. ticks.Labeled.Take(1)] };
            }
        }
    }

    private static bool KeepsGaps(AxisTicks ticks, AxisRange range, double plotWidth)
    {
        double end = double.NegativeInfinity;
        foreach (Tick tick in ticks.Labeled)
        {
            double half = TextMetrics.Width(tick.Label, FigureStyle.TickSize) / 2;
            double middle = range.Fraction(tick.Value) * plotWidth;
            if (middle - half < end + TickGap)
            {
                return false;
            }

            end = middle + half;
        }

        return true;
    }

    private static IEnumerable<double> WidthOf(AxisTicks ticks) =>
        ticks.Labeled.Select(tick => TextMetrics.Width(tick.Label, FigureStyle.TickSize));

    private static List<string> PanelTitle(Panel panel, double plotWidth) =>
        panel.Title.Length == 0 ? [] : TextMetrics.Wrap(panel.Title, FigureStyle.LabelSize, plotWidth, bold: true);

    private static IEnumerable<PlacedLine> PanelTitles(Figure figure, List<Box> plots)
    {
        for (int panel = 0; panel < plots.Count; panel++)
        {
            List<string> lines = PanelTitle(figure.Panels[panel], plots[panel].Width);
            for (int line = 0; line < lines.Count; line++)
            {
                double baseline = plots[panel].Top - PanelTitleGap - ((lines.Count - 1 - line) * FigureStyle.LabelLine);
                yield return new PlacedLine(lines[line], plots[panel].Left, baseline, TextRole.PanelTitle);
            }
        }
    }

    private static List<PlacedLine> HorizontalTitle(Figure figure, List<Box> plots, double width)
    {
        double left = plots[0].Left;
        double right = plots.Max(plot => plot.Right);
        List<string> lines = TextMetrics.Wrap(figure.Horizontal.Title, FigureStyle.LabelSize, 2 * Math.Min(width - ((left + right) / 2), (left + right) / 2) - FigureStyle.Margin);
        double baseline = plots.Max(plot => plot.Bottom) + TickBand + FigureStyle.LabelSize;
        return [.. lines.Select((line, index) => new PlacedLine(
            line, (left + right) / 2, baseline + (index * FigureStyle.LabelLine), TextRole.HorizontalTitle))];
    }
}
