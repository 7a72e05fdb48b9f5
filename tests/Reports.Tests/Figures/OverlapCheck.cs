using System.Xml.Linq;

namespace Mechanisms.Reports.Tests.Figures;

/// <summary>Refutes an SVG in which two texts overlap or one leaves the picture; answers the offending texts, or null.</summary>
public static class OverlapCheck
{
    public static string? Refute(XDocument document)
    {
        double width = SvgText.Number(document.Root!, "width");
        double height = SvgText.Number(document.Root!, "height");
        IReadOnlyList<SvgText> texts = SvgText.All(document);
        for (int first = 0; first < texts.Count; first++)
        {
            SvgText text = texts[first];
            if (text.Left < 0 || text.Top < 0 || text.Right > width || text.Bottom > height)
            {
                return $"'{text.Text}' leaves the picture";
            }

            SvgText? other = texts.Skip(first + 1).FirstOrDefault(text.Overlaps);
            if (other is not null)
            {
                return $"'{text.Text}' overlaps '{other.Text}'";
            }
        }

        return null;
    }
}
