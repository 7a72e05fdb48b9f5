namespace Mechanisms.Reports.Figures;

/// <summary>Names beside the right ends of their lines, so that readers need no legend.</summary>
internal sealed record EndLabels(IReadOnlyList<LegendEntry> Entries, IReadOnlyList<LineEnd> Ends, IReadOnlyList<IReadOnlyList<string>> Lines)
{
    /// <summary>Room between the plot and the text: a leader, then the marker.</summary>
    public const double TextOffset = 36;
    public const double MarkerOffset = 24;

    /// <summary>Narrower figures keep the width for the plot.</summary>
    private const double NarrowestFigure = 560;
    private const double WidestGutter = 0.26;
    private const int MostLines = 2;
    private const double LabelGap = 3;

    /// <summary>Lines that stop short of this part of the width leave the eye too long a way to their name.</summary>
    private const double EarliestEnd = 0.85;

    /// <summary>Gets the width that the labels take to the right of the plot.</summary>
    public double Gutter => TextOffset + Lines.Max(lines => lines.Max(line => TextMetrics.Width(line, FigureStyle.LabelSize)));

    /// <summary>End labels for a figure, or null where they do not fit and a legend is needed.</summary>
    public static EndLabels? Fit(
        Figure figure, IReadOnlyList<LegendEntry> entries, AxisRange horizontal, AxisRange vertical, double width, double plotHeight)
    {
        if (figure.Panels.Count > 1 || width < NarrowestFigure || entries.Count < 2)
        {
            return null;
        }

        double textWidth = (width * WidestGutter) - TextOffset;
        LineEnd?[] ends = [.. LineEnds(figure.Panels[0], horizontal, vertical)];
        IReadOnlyList<string>[] lines = [.. entries.Select(entry => TextMetrics.Wrap(entry.Name, FigureStyle.LabelSize, textWidth))];
        bool fits = Array.TrueForAll(ends, end => end is { X: >= EarliestEnd })
            && Array.TrueForAll(lines, text => text.Count <= MostLines)
            && lines.Sum(HeightOf) <= plotHeight;
        return fits ? new EndLabels(entries, [.. ends.Select(end => end!.Value)], lines) : null;
    }

    /// <summary>The ends of a laid-out figure of one panel by name.</summary>
    public static Dictionary<string, LineEnd> EndsByName(FigureLayout layout) => LegendEntry.Of(layout.Figure)
        .Zip(LineEnds(layout.Figure.Panels[0], layout.HorizontalRange, layout.VerticalRange))
        .ToDictionary(pair => pair.First.Name, pair => pair.Second!.Value, StringComparer.Ordinal);

    /// <summary>Places the labels beside a plot, each as near to its line's end as the others allow (least squares).</summary>
    public IReadOnlyList<PlacedEntry> Place(Box plot)
    {
        int[] order = [.. Enumerable.Range(0, Entries.Count).OrderByDescending(entry => Ends[entry].Y)];
        double[] heights = [.. order.Select(entry => HeightOf(Lines[entry]))];
        double[] wanted = [.. order.Select((entry, place) => plot.Up(Ends[entry].Y) - (heights[place] / 2) - heights.Take(place).Sum())];
        double[] tops = NonDecreasing(wanted);
        double lowest = plot.Bottom - heights.Sum();
        return [.. order.Select((entry, place) => new PlacedEntry(
            Entries[entry],
            plot.Right,
            Math.Clamp(tops[place], plot.Top, lowest) + heights.Take(place).Sum() + ((LabelGap + FigureStyle.LabelLine) / 2),
            Lines[entry]))];
    }

    /// <summary>The end of every series, then of every reference line, in the order of <see cref="LegendEntry.Of"/>; null where a name cannot stand beside it.</summary>
    private static IEnumerable<LineEnd?> LineEnds(Panel panel, AxisRange horizontal, AxisRange vertical)
    {
        LineEnd End(double x, double y) => new(horizontal.Fraction(x), vertical.Fraction(y));
        IEnumerable<LineEnd?> series = panel.Series.Select(one =>
            one.Mark == SeriesMark.Line ? End(one.X[one.X.Count - 1], one.Y[one.Y.Count - 1]) : (LineEnd?)null);
        IEnumerable<LineEnd?> references = panel.References.Select(line => line.Match<LineEnd?>(
            level => End(horizontal.Maximum, level.Y), _ => null, curve => End(curve.X[curve.X.Count - 1], curve.Y[curve.Y.Count - 1])));
        return series.Concat(references);
    }

    private static double HeightOf(IReadOnlyList<string> lines) => (lines.Count * FigureStyle.LabelLine) + LabelGap;

    /// <summary>The nondecreasing sequence nearest in squares, by pooling neighbors that are out of order.</summary>
    private static double[] NonDecreasing(double[] values)
    {
        List<(double Mean, int Count)> pools = [];
        foreach (double value in values)
        {
            (double Mean, int Count) pool = (value, 1);
            while (pools.Count > 0 && pools[^1].Mean > pool.Mean)
            {
                (double mean, int count) = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pool = (((mean * count) + (pool.Mean * pool.Count)) / (count + pool.Count), count + pool.Count);
            }

            pools.Add(pool);
        }

        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.Mean, pool.Count))];
    }
}
