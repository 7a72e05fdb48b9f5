namespace Mechanisms.Reports.Figures;

/// <summary>Draws a figure as SVG at a width of choice: text keeps its size, and layout adapts to the room.</summary>
/// <remarks>
/// Line ends carry their names where these fit; otherwise a legend flows above the plot. Panels stand side by side as the width allows.
/// No text overlaps another: widths are estimated for the widest of the fonts asked for. Colors are those of <see cref="Palette"/>
/// as plain attributes, so that every SVG reader shows them; classes (<c>l0</c>, <c>f0</c>, …, <c>ink</c>, <c>muted</c>, <c>grid</c>, <c>paper</c>) let a page
/// recolor them. Title and description serve screen readers; markers show their values on hovering.
/// <para>The same figure gives the same bytes. Time and memory are linear in the number of points. Thread-safe.</para>
/// </remarks>
public sealed record SvgFigure
{
    /// <summary>Narrowest and widest figure that the layout is made for.</summary>
    private const int Narrowest = 280;
    private const int Widest = 4000;

    /// <summary>Gets the width in pixels.</summary>
    /// <value>From 280 to 4000; 1000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The width is outside 280..4000.</exception>
    public int Width
    {
        get;
        init
        {
            if (value is < Narrowest or > Widest)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, $"A figure's width must lie in {Narrowest}..{Widest} pixels; got {value}.");
            }

            field = value;
        }
    }

    = 1000;

    /// <summary>Gets a value indicating whether the title is drawn; a page that prints it itself leaves it out.</summary>
    /// <value>True by default.</value>
    public bool ShowsTitle { get; init; } = true;

    /// <summary>Writes a complete SVG document, UTF-8 if the writer is.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="output">Receives the text; lines end in LF.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void Write(Figure figure, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(output);
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        WriteElement(figure, output, figure.Name);
    }

    /// <summary>Writes the svg element alone, its ids starting with a prefix unique in the page.</summary>
    internal void WriteElement(Figure figure, TextWriter output, string prefix)
    {
        FigureLayout layout = FigureLayout.Arrange(figure, Width, ShowsTitle);
        SvgCanvas canvas = new(output);
        string width = SvgCanvas.Number(layout.Width);
        string height = SvgCanvas.Number(Math.Ceiling(layout.Height));
        canvas.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", $"0 0 {width} {height}"),
            ("width", width),
            ("height", height),
            ("role", "img"),
            ("aria-labelledby", $"{prefix}-title {prefix}-description"),
            ("font-family", FigureStyle.Fonts));
        canvas.Content("title", figure.Title, ("id", $"{prefix}-title"));
        canvas.Content("desc", FigureSummary.Of(figure), ("id", $"{prefix}-description"));
        canvas.Shape("rect", ("class", "paper"), ("width", width), ("height", height), ("fill", FigureStyle.Paper));
        new FigurePainter(layout, canvas).Paint();
        canvas.Close("svg");
    }
}
