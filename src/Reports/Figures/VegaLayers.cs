using System.Text.Json;

namespace Mechanisms.Reports.Figures;

/// <summary>The layers of a Vega-Lite specification, each drawing the data of one kind.</summary>
internal sealed class VegaLayers(FigureLayout layout, Utf8JsonWriter json)
{
    public const string Reference = "reference";

    private const double BandOpacity = 0.16;

    private readonly Figure figure = layout.Figure;

    public static string KindOf(SeriesMark mark) => mark switch
    {
        SeriesMark.Line => "line",
        SeriesMark.Points => "point",
        _ => "bar",
    };

    public void Write()
    {
        json.WriteStartObject("encoding");
        WriteColor();
        json.WriteEndObject();
        json.WriteStartArray("layer");
        if (Has(SeriesMark.Line, withBand: true))
        {
            WriteBand();
        }

        if (figure.Panels.Any(panel => panel.References.Count > 0))
        {
            WriteReferences();
        }

        if (Has(SeriesMark.Bars, withBand: false))
        {
            WriteBars();
        }

        foreach (SeriesMark mark in new[] { SeriesMark.Bars, SeriesMark.Points }.Where(mark => Has(mark, withBand: true)))
        {
            WriteErrorBars(mark);
        }

        foreach (SeriesMark mark in new[] { SeriesMark.Line, SeriesMark.Points }.Where(mark => Has(mark, withBand: false)))
        {
            WritePoints(mark);
        }

        json.WriteEndArray();
    }

    private bool Has(SeriesMark mark, bool withBand) =>
        figure.Panels.Any(panel => panel.Series.Any(series => series.Mark == mark && (series.HasBand || !withBand)));

    private void WriteBand()
    {
        BeginLayer("line", "area", onlyBands: true);
        json.WriteNumber("opacity", BandOpacity);
        BeginEncoding();
        WriteHorizontal("x");
        WriteVertical("low");
        WriteField("y2", "high");
        EndLayer();
    }

    private void WriteReferences()
    {
        BeginLayer(Reference, "line");
        json.WriteStartArray("strokeDash");
        json.WriteNumberValue(6);
        json.WriteNumberValue(4);
        json.WriteEndArray();
        BeginEncoding();
        WriteHorizontal("x");
        WriteVertical("y");
        EndLayer();
    }

    private void WriteBars()
    {
        BeginLayer(KindOf(SeriesMark.Bars), "rect");
        BeginEncoding();
        WriteHorizontal("left");
        WriteField("x2", "right");
        WriteVertical("y");
        json.WriteStartObject("y2");
        json.WriteNumber("datum", 0);
        json.WriteEndObject();
        EndLayer();
    }

    private void WriteErrorBars(SeriesMark mark)
    {
        BeginLayer(KindOf(mark), "rule", onlyBands: true);
        BeginEncoding();
        WriteHorizontal("middle");
        WriteVertical("low");
        WriteField("y2", "high");
        if (mark == SeriesMark.Bars)
        {
            json.WriteStartObject("color");
            json.WriteString("value", FigureStyle.Ink);
            json.WriteEndObject();
        }

        EndLayer();
    }

    private void WritePoints(SeriesMark mark)
    {
        BeginLayer(KindOf(mark), KindOf(mark));
        json.WriteBoolean(mark == SeriesMark.Line ? "point" : "filled", value: true);
        BeginEncoding();
        WriteHorizontal("x");
        WriteVertical("y");
        EndLayer();
    }

    private void BeginLayer(string kind, string mark, bool onlyBands = false)
    {
        json.WriteStartObject();
        json.WriteStartArray("transform");
        json.WriteStartObject();
        json.WriteString("filter", onlyBands ? $"datum.kind == '{kind}' && isValid(datum.low)" : $"datum.kind == '{kind}'");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("mark");
        json.WriteString("type", mark);
        json.WriteBoolean("clip", value: true);
        json.WriteBoolean("tooltip", value: true);
    }

    private void BeginEncoding()
    {
        json.WriteEndObject();
        json.WriteStartObject("encoding");
    }

    private void EndLayer()
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteField(string channel, string field)
    {
        json.WriteStartObject(channel);
        json.WriteString("field", field);
        json.WriteEndObject();
    }

    private void WriteHorizontal(string field) => WriteAxis("x", figure.Horizontal, layout.HorizontalRange, field);

    private void WriteVertical(string field) => WriteAxis("y", figure.Vertical, layout.VerticalRange, field);

    private void WriteAxis(string channel, Axis axis, AxisRange range, string field)
    {
        json.WriteStartObject(channel);
        json.WriteString("field", field);
        json.WriteString("type", "quantitative");
        json.WriteString("title", axis.Title);
        json.WriteStartObject("scale");
        json.WriteString("type", axis.Scale == AxisScale.Logarithmic ? "log" : "linear");
        if (axis.Scale == AxisScale.Linear)
        {
            json.WriteBoolean("zero", axis.IncludesZero);
        }

        json.WriteStartArray("domain");
        json.WriteNumberValue(range.Minimum);
        json.WriteNumberValue(range.Maximum);
        json.WriteEndArray();
        json.WriteEndObject();
        if (axis.IsWhole)
        {
            json.WriteStartObject("axis");
            json.WriteNumber("tickMinStep", 1);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteColor()
    {
        List<LegendEntry> entries = LegendEntry.Of(figure);
        json.WriteStartObject("color");
        json.WriteString("field", "series");
        json.WriteString("type", "nominal");
        json.WriteNull("title");
        json.WriteStartObject("scale");
        json.WriteStartArray("domain");
        entries.ForEach(entry => json.WriteStringValue(entry.Name));
        json.WriteEndArray();
        json.WriteStartArray("range");
        entries.ForEach(entry => json.WriteStringValue(entry.IsReference ? FigureStyle.Muted : Palette.OnWhite[entry.Slot % Palette.Count]));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
