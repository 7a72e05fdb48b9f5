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
    private const double TickLabelGap = 8;

    /// <summary>About the width of vertical tick labels, to choose columns before ticks are known.</summary>
    private const double UsualLeft = 60;
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
        int columns = ColumnsFor(figure.Panels.Count, width);
        double plotHeight = figure.Panels.Count == 1
            ? Math.Clamp(width * 0.44, 220, 420)
            : Math.Clamp((width - UsualLeft) / columns * 0.56, 130, 280);
        int verticalTarget = Math.Max(FewestTicks, (int)(plotHeight / PixelsPerVerticalTick));
        AxisRange horizontal = AxisRange.Horizontal(figure);
        (AxisRange vertical, AxisTicks verticalTicks) = AxisTicks.Enclosing(AxisRange.Vertical(figure), verticalTarget, figure.Vertical.IsWhole);
        IReadOnlyList<LegendEntry> entries = LegendEntry.Of(figure);
        EndLabels? endLabels = EndLabels.Fit(figure, entries, horizontal, vertical, width, plotHeight);
        TopMatter top = TopMatter.Stack(figure, entries, width, showsTitle, hasLegend: endLabels is null);
        double left = FigureStyle.Margin + WidthOf(verticalTicks).Max() + TickLabelGap;
        double halfLabel = WidthOf(TicksFor(figure, horizontal, (width - left) / columns)).Append(0).Max() / 2;
        double right = Math.Max(halfLabel, endLabels?.Gutter ?? 0) + FigureStyle.Margin;
        List<Box> plots = PlaceRows(figure, new Box(left, top.Bottom + VerticalTitleGap, width - left - right, plotHeight), columns, (2 * halfLabel) + TickGap);
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
            HorizontalTicks = TicksFor(figure, horizontal, plots[0].Width),
            VerticalTicks = verticalTicks,
            Height = horizontalTitle[^1].Baseline + FigureStyle.Margin,
        };
    }

    /// <summary>As many columns as fit, no more than the rows need.</summary>
    private static int ColumnsFor(int panels, double width)
    {
        double narrowestPanel = width < NarrowFigure && panels > FewPanels ? 120 : 220;
        int most = Math.Clamp((int)((width - UsualLeft) / narrowestPanel), 1, panels);
        int rows = (panels + most - 1) / most;
        return (panels + rows - 1) / rows;
    }

    /// <summary>The plots in rows, each row as high as the longest panel title, the plot and its tick labels.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="area">Left and right edge of all plots, top of the first row, height of one plot.</param>
    /// <param name="columns">Plots in a row.</param>
    /// <param name="gap">Room between plots side by side, for the halves of two tick labels.</param>
    private static List<Box> PlaceRows(Figure figure, Box area, int columns, double gap)
    {
        double plotWidth = (area.Width - (gap * (columns - 1))) / columns;
        double titleHeight = figure.Panels.Max(panel => PanelTitle(panel, plotWidth).Count * FigureStyle.LabelLine);
        double rowHeight = titleHeight + PanelTitleGap + area.Height + TickBand + VerticalTitleGap;
        return [.. Enumerable.Range(0, figure.Panels.Count).Select(panel => new Box(
            area.Left + (panel % columns * (plotWidth + gap)),
            area.Top + titleHeight + (panel / columns * rowHeight),
            plotWidth,
            area.Height))];
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
