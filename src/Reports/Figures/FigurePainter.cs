namespace Mechanisms.Reports.Figures;

/// <summary>Draws a layout: texts, legend, and each panel with its grid, references and series.</summary>
internal sealed class FigurePainter(FigureLayout layout, SvgCanvas canvas)
{
    private const double SwatchGap = 6;

    public void Paint()
    {
        foreach (PlacedLine line in layout.Texts)
        {
            PaintText(line);
        }

        foreach (PlacedEntry entry in layout.Legend)
        {
            PaintLegend(entry);
        }

        for (int panel = 0; panel < layout.Plots.Count; panel++)
        {
            new PanelPainter(layout, canvas, panel).Paint();
        }

        Dictionary<string, LineEnd> ends = layout.EndNames.Count == 0 ? [] : EndLabels.EndsByName(layout);
        foreach (PlacedEntry entry in layout.EndNames)
        {
            PaintEndName(entry, ends[entry.Entry.Name]);
        }
    }

    private void PaintText(PlacedLine line)
    {
        bool isBold = line.Role is TextRole.Title or TextRole.PanelTitle;
        double size = line.Role == TextRole.Title ? FigureStyle.TitleSize : FigureStyle.LabelSize;
        canvas.Text(line.X, line.Baseline, size, line.Text, [
            ("class", isBold ? "ink" : "muted"),
            ("fill", isBold ? FigureStyle.Ink : FigureStyle.Muted),
            .. isBold ? [("font-weight", "600")] : Array.Empty<(string, string)>(),
            .. line.Role == TextRole.HorizontalTitle ? [("text-anchor", "middle")] : Array.Empty<(string, string)>(),
        ]);
    }

    private void PaintLegend(PlacedEntry placed)
    {
        double right = placed.Left + FigureStyle.SwatchWidth - SwatchGap;
        PaintSwatch(placed.Entry, placed.Left, right, placed.Middle);
        PaintName(placed, placed.Left + FigureStyle.SwatchWidth);
    }

    private void PaintSwatch(LegendEntry entry, double left, double right, double middle)
    {
        if (entry.IsReference)
        {
            canvas.Line(left, middle, right, middle, Stroke.Reference(entry.Slot));
            return;
        }

        if (entry.Mark == SeriesMark.Bars)
        {
            canvas.Shape("path", [("d", $"M{SvgCanvas.Point(right - 14, middle - 6)}h12v12h-12z"), .. Stroke.Fill(entry.Slot)]);
            return;
        }

        if (entry.HasBand && entry.Mark == SeriesMark.Line)
        {
            canvas.Shape("path", [("d", $"M{SvgCanvas.Point(left, middle - 6)}H{SvgCanvas.Number(right)}v12H{SvgCanvas.Number(left)}z"), .. Stroke.Band(entry.Slot)]);
        }

        if (entry.Mark == SeriesMark.Line)
        {
            canvas.Line(left, middle, right, middle, Stroke.Series(entry.Slot));
        }

        canvas.Shape("path", [("d", Markers.Path(entry.Slot, (left + right) / 2, middle, PanelPainter.MarkerSize)), .. Stroke.Fill(entry.Slot)]);
    }

    /// <summary>A leader from the line's end to the marker and the name.</summary>
    private void PaintEndName(PlacedEntry placed, LineEnd end)
    {
        Box plot = layout.Plots[0];
        double marker = plot.Right + EndLabels.MarkerOffset;
        string leader = $"M{SvgCanvas.Point(plot.Across(end.X) + 5, plot.Up(end.Y))}L{SvgCanvas.Point(marker - 7, placed.Middle)}";
        if (placed.Entry.IsReference)
        {
            canvas.Shape("path", [("d", $"{leader}H{SvgCanvas.Number(marker + 6)}"), .. Stroke.ReferenceLeader()]);
        }
        else
        {
            canvas.Shape("path", [("d", leader), .. Stroke.Thin(placed.Entry.Slot)]);
            canvas.Shape("path", [("d", Markers.Path(placed.Entry.Slot, marker, placed.Middle, PanelPainter.MarkerSize)), .. Stroke.Fill(placed.Entry.Slot)]);
        }

        PaintName(placed, plot.Right + EndLabels.TextOffset);
    }

    private void PaintName(PlacedEntry placed, double left)
    {
        for (int line = 0; line < placed.Lines.Count; line++)
        {
            double baseline = placed.Middle + (line * FigureStyle.LabelLine) + (FigureStyle.LabelSize * FigureStyle.HalfCapital);
            canvas.Text(left, baseline, FigureStyle.LabelSize, placed.Lines[line], ("class", "ink"), ("fill", FigureStyle.Ink));
        }
    }
}
