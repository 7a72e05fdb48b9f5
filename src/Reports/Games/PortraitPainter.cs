using System.Globalization;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Games;

/// <summary>What both kinds of portraits have in common: frame, texts, arrows, dots.</summary>
internal abstract class PortraitPainter
{
    protected const double Width = 720;
    protected const double Side = 520;
    protected const double Left = 100;

    // An arrow of the largest speed is this long; the slowest that are drawn keep a dot's size.
    private const double LongestArrow = 30;
    private const double ShortestArrow = 4;
    private const double DotSize = 6;

    /// <summary>Gets where the plot begins, below title and legend.</summary>
    protected double Top { get; private set; }

    /// <summary>Gets the entries of the legend: how they are drawn, and their text.</summary>
    protected abstract IReadOnlyList<(string Name, Action<SvgCanvas, double, double> Swatch)> Legend { get; }

    /// <summary>Gets the room below the top of the plot.</summary>
    protected abstract double Room { get; }

    public void Paint(SvgCanvas canvas, string title, string description)
    {
        List<string> titles = TextMetrics.Wrap(title, FigureStyle.TitleSize, Width - (2 * FigureStyle.Margin), bold: true);
        List<(double X, double Y)> places = PlaceLegend(FigureStyle.Margin + (titles.Count * FigureStyle.TitleLine) + FigureStyle.LabelLine);
        Top = places[^1].Y + 40;
        string height = SvgCanvas.Number(Math.Ceiling(Top + Room));
        canvas.Open(
            "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", $"0 0 {SvgCanvas.Number(Width)} {height}"), ("width", SvgCanvas.Number(Width)), ("height", height),
            ("role", "img"), ("aria-labelledby", "portrait-title portrait-description"), ("font-family", FigureStyle.Fonts));
        canvas.Content("title", title, ("id", "portrait-title"));
        canvas.Content("desc", description, ("id", "portrait-description"));
        canvas.Shape("rect", ("class", "paper"), ("width", SvgCanvas.Number(Width)), ("height", height), ("fill", FigureStyle.Paper));
        for (int line = 0; line < titles.Count; line++)
        {
            canvas.Text(FigureStyle.Margin, FigureStyle.Margin + ((line + 0.8) * FigureStyle.TitleLine), FigureStyle.TitleSize, titles[line], ("class", "ink"), ("fill", FigureStyle.Ink), ("font-weight", "600"));
        }

        for (int entry = 0; entry < places.Count; entry++)
        {
            Legend[entry].Swatch(canvas, places[entry].X + (FigureStyle.SwatchWidth / 2) - 4, places[entry].Y);
            Label(canvas, places[entry].X + FigureStyle.SwatchWidth, places[entry].Y + (FigureStyle.LabelSize * FigureStyle.HalfCapital), Legend[entry].Name, "start");
        }

        PaintPlot(canvas);
        canvas.Close("svg");
    }

    protected abstract void PaintPlot(SvgCanvas canvas);

    protected static void Label(SvgCanvas canvas, double x, double baseline, string text, string anchor, string color = FigureStyle.Ink) =>
        canvas.Text(x, baseline, FigureStyle.LabelSize, text, ("class", "ink"), ("fill", color), ("text-anchor", anchor));

    protected static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A dot that tells what it is when pointed at.</summary>
    protected static void Dot(SvgCanvas canvas, double x, double y, string fill, string tip = "")
    {
        canvas.Open(
            "circle", ("cx", SvgCanvas.Number(x)), ("cy", SvgCanvas.Number(y)), ("r", SvgCanvas.Number(DotSize)),
            ("fill", fill), ("stroke", fill == FigureStyle.Ink ? FigureStyle.Paper : FigureStyle.Ink), ("stroke-width", "1.5"));
        if (tip.Length > 0)
        {
            canvas.Content("title", tip);
        }

        canvas.Close("circle");
    }

    /// <summary>An arrow with its middle at a place; nothing where there is hardly any speed.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="x">Middle.</param>
    /// <param name="y">Middle.</param>
    /// <param name="speed">Speed to the right and down.</param>
    /// <param name="fastest">The largest speed of all.</param>
    protected static void Arrow(SvgCanvas canvas, double x, double y, (double Right, double Down) speed, double fastest)
    {
        double size = double.Hypot(speed.Right, speed.Down);
        double length = fastest > 0 ? LongestArrow * Math.Sqrt(size / fastest) : 0;
        if (length < ShortestArrow)
        {
            return;
        }

        (double right, double down) = (speed.Right / size, speed.Down / size);
        (double tipX, double tipY) = (x + (right * length / 2), y + (down * length / 2));
        double head = Math.Min(6, length * 0.45);
        string Wing(double side) => SvgCanvas.Point(tipX - (head * right) - (side * head * 0.5 * down), tipY - (head * down) + (side * head * 0.5 * right));
        canvas.Shape(
            "path", ("class", "muted"), ("d", $"M{SvgCanvas.Point(x - (right * length / 2), y - (down * length / 2))}L{SvgCanvas.Point(tipX, tipY)}M{Wing(1)}L{SvgCanvas.Point(tipX, tipY)}L{Wing(-1)}"),
            ("stroke", FigureStyle.Muted), ("stroke-width", "1.2"), ("fill", "none"), ("stroke-linejoin", "round"), ("stroke-linecap", "round"));
    }

    protected static void ArrowSwatch(SvgCanvas canvas, double x, double y) => Arrow(canvas, x, y, (1, 0), 2);

    // Entries flow over lines as the width allows.
    private List<(double X, double Y)> PlaceLegend(double first)
    {
        List<(double X, double Y)> places = [];
        (double x, double y) = (FigureStyle.Margin, first);
        foreach ((string name, _) in Legend)
        {
            double width = FigureStyle.SwatchWidth + TextMetrics.Width(name, FigureStyle.LabelSize) + FigureStyle.EntryGap;
            if (x > FigureStyle.Margin && x + width > Width)
            {
                (x, y) = (FigureStyle.Margin, y + FigureStyle.LabelLine + 4);
            }

            places.Add((x, y));
            x += width;
        }

        return places;
    }
}
