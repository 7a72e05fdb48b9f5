using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Figures;

/// <summary>Writes a figure as a Vega-Lite 5 specification with its data inline, for those who want to restyle or combine it.</summary>
/// <remarks>
/// Layers for bands, reference lines, bars, lines and points over one inline data set with the fields panel, series, kind, x, y, low, high
/// and, for bars, left and right; several panels become facets with common axes. Colors, scales and the stretches of the axes are those of <see cref="SvgFigure"/>;
/// an edge of a band below a logarithmic axis is written as the foot of the axis.
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
        FigureLayout layout = FigureLayout.Arrange(figure, new SvgFigure().Width, showsTitle: true);
        WriteData(layout, json);
        if (figure.Panels.Count == 1)
        {
            WriteSize(json, 640, 360);
            new VegaLayers(layout, json).Write();
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
            WriteSize(json, 240, 180);
            new VegaLayers(layout, json).Write();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteSize(Utf8JsonWriter json, int width, int height)
    {
        json.WriteNumber("width", width);
        json.WriteNumber("height", height);
    }

    private static void WriteData(FigureLayout layout, Utf8JsonWriter json)
    {
        json.WriteStartObject("data");
        json.WriteStartArray("values");
        foreach (Panel panel in layout.Figure.Panels)
        {
            foreach (Series series in panel.Series)
            {
                WriteSeries(layout, panel, series, json);
            }

            foreach (ReferenceLine line in panel.References)
            {
                WriteReference(layout, panel, line, json);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSeries(FigureLayout layout, Panel panel, Series series, Utf8JsonWriter json)
    {
        BarPlacement? bars = series.Mark == SeriesMark.Bars ? BarPlacement.Of(layout.Figure, panel, series) : null;
        for (int point = 0; point < series.X.Count; point++)
        {
            BeginPoint(json, panel, series.Name, VegaLayers.KindOf(series.Mark), series.X[point], series.Y[point]);
            if (series.HasBand)
            {
                json.WriteNumber("low", LowInView(layout.VerticalRange, series.Low[point]));
                json.WriteNumber("high", series.High[point]);
                json.WriteNumber("middle", bars?.Middle(series.X[point]) ?? series.X[point]);
            }

            if (bars is { } placement)
            {
                json.WriteNumber("left", placement.Left(series.X[point]));
                json.WriteNumber("right", placement.Right(series.X[point]));
            }

            json.WriteEndObject();
        }
    }

    /// <summary>A logarithmic axis has no place for zero or less: such an edge goes to the foot of the axis, where the drawing has it too.</summary>
    private static double LowInView(AxisRange vertical, double low) =>
        vertical.Scale == AxisScale.Logarithmic ? Math.Max(low, vertical.Minimum) : low;

    private static void WriteReference(FigureLayout layout, Panel panel, ReferenceLine line, Utf8JsonWriter json)
    {
        AxisRange horizontal = layout.HorizontalRange;
        AxisRange vertical = layout.VerticalRange;
        (Sequence<double> x, Sequence<double> y) = line.Match<(Sequence<double>, Sequence<double>)>(
            level => ([horizontal.Minimum, horizontal.Maximum], [level.Y, level.Y]),
            place => ([place.X, place.X], [vertical.Minimum, vertical.Maximum]),
            curve => (curve.X, curve.Y));
        for (int point = 0; point < x.Count; point++)
        {
            BeginPoint(json, panel, line.Label, VegaLayers.Reference, x[point], y[point]);
            json.WriteEndObject();
        }
    }

    private static void BeginPoint(Utf8JsonWriter json, Panel panel, string series, string kind, double x, double y)
    {
        json.WriteStartObject();
        json.WriteString("panel", panel.Title);
        json.WriteString("series", series);
        json.WriteString("kind", kind);
        json.WriteNumber("x", x);
        json.WriteNumber("y", y);
    }
}
