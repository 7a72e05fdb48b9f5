using System.Globalization;
using System.Text;

namespace Mechanisms.Reports.Figures;

/// <summary>Text for XML and HTML.</summary>
internal static class Markup
{
    /// <summary>Escapes text for content and quoted attributes; characters that XML forbids become U+FFFD.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' => escaped.Append((char)rune.Value),
                < 0x20 or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(CultureInfo.InvariantCulture, $"{rune}"),
            };
        }

        return escaped.ToString();
    }
}
