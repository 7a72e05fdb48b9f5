namespace Mechanisms.Reports.Figures;

/// <summary>What stands above the plots: title, legend and the title of the vertical axis, in this order.</summary>
internal sealed record TopMatter(IReadOnlyList<PlacedLine> Texts, IReadOnlyList<PlacedEntry> Legend, double Bottom)
{
    private const double BlockGap = 8;

    public static TopMatter Stack(Figure figure, IReadOnlyList<LegendEntry> entries, double width, bool showsTitle, bool hasLegend)
    {
        double left = FigureStyle.Margin;
        double room = width - (2 * FigureStyle.Margin);
        double y = FigureStyle.Margin;
        List<PlacedLine> texts = [];
        if (showsTitle)
        {
            foreach (string line in TextMetrics.Wrap(figure.Title, FigureStyle.TitleSize, room, bold: true))
            {
                texts.Add(new PlacedLine(line, left, y + FigureStyle.TitleSize, TextRole.Title));
                y += FigureStyle.TitleLine;
            }

            y += BlockGap;
        }

        LegendRows legend = hasLegend
            ? LegendRows.Flow(entries, left, y, room)
            : new LegendRows([], 0);
        y += legend.Entries.Count > 0 ? legend.Height + BlockGap : 0;
        foreach (string line in TextMetrics.Wrap(figure.Vertical.Title, FigureStyle.LabelSize, room))
        {
            texts.Add(new PlacedLine(line, left, y + FigureStyle.LabelSize, TextRole.VerticalTitle));
            y += FigureStyle.LabelLine;
        }

        return new TopMatter(texts, legend.Entries, y);
    }
}
