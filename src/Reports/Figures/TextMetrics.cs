using System.Globalization;
using System.Text;

namespace Mechanisms.Reports.Figures;

/// <summary>How wide text is and where it breaks, without a font at hand.</summary>
/// <remarks>
/// Widths are the advances of DejaVu Sans, the widest of the fonts the figures ask for, so that text drawn in
/// another one of them leaves room rather than runs over. Right for labels; not a typesetter.
/// </remarks>
internal static class TextMetrics
{
    /// <summary>Bold letters are up to this much wider.</summary>
    private const double Bold = 1.13;

    /// <summary>Characters outside ASCII: letters, and the square ones of East Asia and pictographs.</summary>
    private const int OtherWidth = 720;
    private const int SquareWidth = 1100;

    /// <summary>Advances of the characters U+0020 to U+007E in thousandths of the font size.</summary>
    private static ReadOnlySpan<short> AsciiWidths =>
    [
        317, 400, 459, 837, 636, 950, 779, 274, 390, 390, 500, 837, 317, 360, 317, 336,
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 336, 336, 837, 837, 837, 530,
        1000, 684, 686, 698, 770, 631, 575, 774, 751, 294, 294, 655, 557, 862, 748, 787,
        603, 787, 694, 634, 610, 731, 684, 988, 685, 610, 685, 390, 336, 390, 837, 500,
        500, 612, 634, 549, 634, 615, 352, 634, 633, 277, 277, 579, 277, 974, 633, 611,
        634, 634, 411, 520, 392, 633, 591, 817, 591, 591, 524, 636, 336, 636, 837,
    ];

    /// <summary>Width of a line of text in pixels.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        int thousandths = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            thousandths += WidthOf(rune);
        }

        return thousandths * size * (bold ? Bold : 1) / 1000;
    }

    /// <summary>Breaks text into lines no wider than asked, at spaces where it can and inside words where it must.</summary>
    public static List<string> Wrap(string text, double size, double width, bool bold = false)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (Width(longer, size, bold) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = BreakWord(word, size, width, bold, lines);
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Adds full lines of a word too long for one line; returns what remains of it.</summary>
    private static string BreakWord(string word, double size, double width, bool bold, List<string> lines)
    {
        StringBuilder line = new();
        foreach (Rune rune in word.EnumerateRunes())
        {
            string longer = $"{line}{rune}";
            if (line.Length > 0 && Width(longer, size, bold) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(rune.ToString());
        }

        return line.ToString();
    }

    private static int WidthOf(Rune rune) => rune.Value switch
    {
        >= 0x20 and <= 0x7E => AsciiWidths[rune.Value - 0x20],
        '−' or '×' or '√' or '…' => 837,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF => SquareWidth,
        >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFF60 or >= 0x1F000 => SquareWidth,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : OtherWidth,
    };
}
