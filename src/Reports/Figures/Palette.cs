using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Reports.Figures;

/// <summary>The colors of series, for white and for dark paper, that color-blind readers tell apart.</summary>
/// <remarks>
/// The first five are Okabe and Ito's blue, vermillion, bluish green, reddish purple and black. Their orange, sky blue and yellow are too
/// pale for thin lines on white, so the last three were found by a random search for the largest distance from the others.
/// Every color has contrast of at least 3:1 with its paper. Simulated for protanopia, deuteranopia and tritanopia (Machado, Oliveira and
/// Fernandes 2009, severity 1), any two keep a CIELAB distance of at least 15. Dashes and markers differ too, so color is never needed.
/// <para>After <see cref="Count"/> places colors repeat with other markers. Thread-safe.</para>
/// </remarks>
[Reference("okabe2008", "Fig. 16")]
[Reference("machado2009", "Table 1, severity 1")]
public static class Palette
{
    /// <summary>Number of places with different colors.</summary>
    public const int Count = 8;

    /// <summary>The paper that <see cref="OnDark"/> is made for.</summary>
    public const string DarkPaper = "#14171A";

    /// <summary>Gets the colors on white paper, shape [place], as <c>#RRGGBB</c>.</summary>
    public static Sequence<string> OnWhite { get; } =
        ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#883B15", "#3693FF", "#694F72"];

    /// <summary>Gets the colors on dark paper, shape [place], as <c>#RRGGBB</c>.</summary>
    public static Sequence<string> OnDark { get; } =
        ["#298FFF", "#EB6B0C", "#0FEC9C", "#E071A9", "#FFFFFF", "#A47259", "#B2CBFF", "#6D61AD"];

    /// <summary>Gets the dash patterns, shape [place], as SVG <c>stroke-dasharray</c>; empty for a solid line.</summary>
    internal static Sequence<string> Dashes { get; } = ["", "9 3", "3 3", "9 3 3 3", "", "14 4", "5 2", "1 3"];

    /// <summary>Color, dashes and marker of a place: the first eight pair each color with its own marker, the next eight shift the markers by one.</summary>
    internal static int MarkerOf(int slot) => (slot + (slot / Count)) % Count;
}
