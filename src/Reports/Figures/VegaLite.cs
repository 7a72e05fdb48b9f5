using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Figures;

/// <summary>Writes a figure as a Vega-Lite 5 specification with its data inline, for those who want to restyle or combine it.</summary>
/// <remarks>
/// Layers for bands, reference lines, bars, lines and points over one inline data set with the fields panel, series, kind, x, y, low, high;
/// several panels become facets with common axes. Colors, dashes and scales are those of <see cref="SvgFigure"/>.
/// <para>The same figure gives the same bytes. Thread-safe.</para>
/// </remarks>
public static class VegaLite
{
    private const string Schema = "https://vega.github.io/schema/vega-lite/v5.json";
    private const int PanelColumns = 3;

    /// <summary>Writes the specification.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="output">Receives the text; lines end in LF.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(Figure figure, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(output);
        ArrayBufferWriter<byte> buffer = new();
        JsonWriterOptions options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        using (Utf8JsonWriter json = new(buffer, options))
        {
            WriteSpecification(figure, json);
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    private static void WriteSpecification(Figure figure, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("title", figure.Title);
        json.WriteString("description", FigureSummary.Of(figure));
        WriteData(figure, json);
        if (figure.Panels.Count == 1)
        {
            json.WriteNumber("width", 640);
            json.WriteNumber("height", 360);
            WriteLayers(figure, json);
        }
        else
        {
            json.WriteStartObject("facet");
            json.WriteString("field", "panel");
            json.WriteString("type", "nominal");
            json.WriteNull("title");
            json.WriteNull("sort");
            json.WriteEndObject();
            json.WriteNumber("columns", PanelColumns);
            json.WriteStartObject("spec");
            json.WriteNumber("width", 240);
            json.WriteNumber("height", 180);
            WriteLayers(figure, json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteData(Figure figure, Utf8JsonWriter json)
    {
        AxisRange horizontal = AxisRange.Horizontal(figure);
        AxisRange vertical = AxisRange.Vertical(figure);
        json.WriteStartObject("data");
        json.WriteStartArray("values");
        foreach (Panel panel in figure.Panels)
        {
            foreach (Series series in panel.Series)
            {
                for (int point = 0; point < series.X.Count; point++)
                {
                    (double Low, double High)? band = series.HasBand ? (series.Low[point], series.High[point]) : null;
                    WritePoint(json, panel, series.Name, KindOf(series.Mark), series.X[point], series.Y[point], band);
                }
            }

            foreach (ReferenceLine line in panel.References)
            {
                (Sequence<double> x, Sequence<double> y) = line.Match<(Sequence<double>, Sequence<double>)>(
                    level => ([horizontal.Minimum, horizontal.Maximum], [level.Y, level.Y]),
                    place => ([place.X, place.X], [vertical.Minimum, vertical.Maximum]),
                    curve => (curve.X, curve.Y));
                for (int point = 0; point < x.Count; point++)
                {
                    WritePoint(json, panel, line.Label, "reference", x[point], y[point], band: null);
                }
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePoint(
        Utf8JsonWriter json, Panel panel, string series, string kind, double x, double y, (double Low, double High)? band)
    {
        json.WriteStartObject();
        json.WriteString("panel", panel.Title);
        json.WriteString("series", series);
        json.WriteString("kind", kind);
        json.WriteNumber("x", x);
        json.WriteNumber("y", y);
        if (band is { } edges)
        {
            json.WriteNumber("low", edges.Low);
            json.WriteNumber("high", edges.High);
        }

        json.WriteEndObject();
    }

    private static void WriteLayers(Figure figure, Utf8JsonWriter json)
    {
        json.WriteStartObject("encoding");
        WriteAxis(json, "x", figure.Horizontal);
        WriteColor(figure, json);
        json.WriteEndObject();
        json.WriteStartArray("layer");
        HashSet<SeriesMark> marks = [.. figure.Panels.SelectMany(panel => panel.Series).Select(series => series.Mark)];
        bool hasBand = figure.Panels.Any(panel => panel.Series.Any(series => series.HasBand));
        if (hasBand && marks.Contains(SeriesMark.Line))
        {
            WriteLayer(json, figure, "line", "area", "low", mark => mark.WriteNumber("opacity", 0.16));
        }

        WriteLayer(json, figure, "reference", "line", "y", mark => WriteDash(mark, [6, 4]));
        if (marks.Contains(SeriesMark.Bars))
        {
            WriteLayer(json, figure, "bar", "bar", "y", _ => { });
        }

        if (marks.Contains(SeriesMark.Line))
        {
            WriteLayer(json, figure, "line", "line", "y", mark => mark.WriteBoolean("point", value: true));
        }

        if (marks.Contains(SeriesMark.Points))
        {
            WriteLayer(json, figure, "point", "point", "y", mark => mark.WriteBoolean("filled", value: true));
        }

        if (hasBand && (marks.Contains(SeriesMark.Bars) || marks.Contains(SeriesMark.Points)))
        {
            WriteLayer(json, figure, "bar' || datum.kind == 'point", "rule", "low", _ => { });
        }

        json.WriteEndArray();
    }

    private static void WriteLayer(
        Utf8JsonWriter json, Figure figure, string kind, string mark, string field, Action<Utf8JsonWriter> writeMark)
    {
        json.WriteStartObject();
        json.WriteStartArray("transform");
        json.WriteStartObject();
        json.WriteString("filter", field == "low" ? $"(datum.kind == '{kind}') && isValid(datum.low)" : $"datum.kind == '{kind}'");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("mark");
        json.WriteString("type", mark);
        json.WriteBoolean("clip", value: true);
        json.WriteBoolean("tooltip", value: true);
        writeMark(json);
        json.WriteEndObject();
        json.WriteStartObject("encoding");
        WriteAxis(json, "y", figure.Vertical, field);
        if (field == "low")
        {
            json.WriteStartObject("y2");
            json.WriteString("field", "high");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, string channel, Axis axis, string? field = null)
    {
        json.WriteStartObject(channel);
        json.WriteString("field", field ?? channel);
        json.WriteString("type", "quantitative");
        json.WriteString("title", axis.Title);
        json.WriteStartObject("scale");
        json.WriteString("type", axis.Scale == AxisScale.Logarithmic ? "log" : "linear");
        if (axis.Scale == AxisScale.Linear)
        {
            json.WriteBoolean("zero", axis.IncludesZero);
        }

        json.WriteEndObject();
        if (axis.IsWhole)
        {
            json.WriteStartObject("axis");
            json.WriteNumber("tickMinStep", 1);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteColor(Figure figure, Utf8JsonWriter json)
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

    private static void WriteDash(Utf8JsonWriter json, ReadOnlySpan<int> dash)
    {
        json.WriteStartArray("strokeDash");
        foreach (int length in dash)
        {
            json.WriteNumberValue(length);
        }

        json.WriteEndArray();
    }

    private static string KindOf(SeriesMark mark) => mark switch
    {
        SeriesMark.Line => "line",
        SeriesMark.Points => "point",
        _ => "bar",
    };
}
