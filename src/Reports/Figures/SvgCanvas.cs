using System.Globalization;

namespace Mechanisms.Reports.Figures;

/// <summary>Writes SVG elements: escaped text, numbers with two decimals in the invariant culture, one element per line.</summary>
internal sealed class SvgCanvas(TextWriter output)
{
    /// <summary>A number for an attribute: two decimals are a hundredth of a pixel.</summary>
    public static string Number(double value) =>
        (Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Point(double x, double y) => $"{Number(x)} {Number(y)}";

    public void Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes) => Write(element, attributes, ">\n");

    public void Close(string element) => output.Write($"</{element}>\n");

    public void Shape(string element, params ReadOnlySpan<(string Name, string Value)> attributes) => Write(element, attributes, "/>\n");

    public void Content(string element, string content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Write(element, attributes, ">");
        output.Write(Markup.Escape(content));
        output.Write($"</{element}>\n");
    }

    public void Line(double x1, double y1, double x2, double y2, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Shape("line", [("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), .. attributes]);

    public void Text(double x, double baseline, double size, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Content("text", text, [("x", Number(x)), ("y", Number(baseline)), ("font-size", Number(size)), .. attributes]);

    private void Write(string element, ReadOnlySpan<(string Name, string Value)> attributes, string end)
    {
        output.Write('<');
        output.Write(element);
        foreach ((string name, string value) in attributes)
        {
            output.Write($" {name}=\"{Markup.Escape(value)}\"");
        }

        output.Write(end);
    }
}
