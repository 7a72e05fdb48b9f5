using System.Globalization;
using System.Xml.Linq;

namespace Mechanisms.Reports.Tests.Figures;

/// <summary>A text element of an SVG with the box it covers, by a width table of its own: the measured mean widths of Liberation Sans (Arial).</summary>
public sealed record SvgText(string Text, string Class, double Left, double Top, double Right, double Bottom)
{
    private const double NarrowWidth = 0.28;
    private const double WideWidth = 0.85;
    private const double DigitWidth = 0.556;

    public static IReadOnlyList<SvgText> All(XDocument document) =>
        [.. document.Descendants().Where(element => element.Name.LocalName == "text").Select(Of)];

    public static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    public bool Overlaps(SvgText other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    private static SvgText Of(XElement element)
    {
        double size = Number(element, "font-size");
        double width = element.Value.Sum(WidthOf) * size * (element.Attribute("font-weight") is null ? 1 : 1.06);
        double x = Number(element, "x");
        double left = element.Attribute("text-anchor")?.Value switch
        {
            "middle" => x - (width / 2),
            "end" => x - width,
            _ => x,
        };
        double baseline = Number(element, "y");
        return new SvgText(element.Value, element.Attribute("class")!.Value, left, baseline - (0.74 * size), left + width, baseline + (0.2 * size));
    }

    private static double WidthOf(char letter) => letter switch
    {
        'i' or 'l' or 'j' or 'f' or 't' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or ' ' or '(' or ')' => NarrowWidth,
        'm' or 'w' or 'M' or 'W' or '…' => WideWidth,
        >= 'A' and <= 'Z' => 0.68,
        '⁰' or '¹' or '²' or '³' or '⁴' or '⁵' or '⁶' or '⁷' or '⁸' or '⁹' or '⁻' => 0.34,
        _ => DigitWidth,
    };
}
