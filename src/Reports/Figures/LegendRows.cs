namespace Mechanisms.Reports.Figures;

/// <summary>A legend that flows in rows over the width of the figure.</summary>
internal sealed record LegendRows(IReadOnlyList<PlacedEntry> Entries, double Height)
{
    private const double RowGap = 4;

    /// <summary>Places entries from the left, each as wide as its text, names wider than a row in several lines.</summary>
    public static LegendRows Flow(IReadOnlyList<LegendEntry> entries, double left, double top, double width)
    {
        List<PlacedEntry> placed = [];
        double x = left;
        double y = top;
        double rowHeight = 0;
        foreach (LegendEntry entry in entries)
        {
            List<string> lines = TextMetrics.Wrap(entry.Name, FigureStyle.LabelSize, width - FigureStyle.SwatchWidth);
            double entryWidth = FigureStyle.SwatchWidth + lines.Max(line => TextMetrics.Width(line, FigureStyle.LabelSize));
            if (x > left && x + entryWidth > left + width)
            {
                x = left;
                y += rowHeight + RowGap;
                rowHeight = 0;
            }

            placed.Add(new PlacedEntry(entry, x, y + (FigureStyle.LabelLine / 2), lines));
            x += entryWidth + FigureStyle.EntryGap;
            rowHeight = Math.Max(rowHeight, lines.Count * FigureStyle.LabelLine);
        }

        return new LegendRows(placed, y + rowHeight - top);
    }
}
