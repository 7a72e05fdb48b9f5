namespace Mechanisms.Reports.Figures;

/// <summary>Attributes of lines and areas: the color on white paper, and a class by which a page recolors it on dark paper.</summary>
internal static class Stroke
{
    /// <summary>Line of a series.</summary>
    public static (string Name, string Value)[] Series(int slot) =>
        WithDash(Palette.Dashes[slot % Palette.Count], ("class", $"l{slot % Palette.Count}"), ("stroke", ColorOf(slot)), ("fill", "none"), ("stroke-width", "2"), ("stroke-linejoin", "round"));

    /// <summary>Filled shape of a series.</summary>
    public static (string Name, string Value)[] Fill(int slot) => [("class", $"f{slot % Palette.Count}"), ("fill", ColorOf(slot))];

    /// <summary>Band of a series, through which others show.</summary>
    public static (string Name, string Value)[] Band(int slot) => [.. Fill(slot), ("fill-opacity", "0.16")];

    /// <summary>Thin solid line of a series: leaders and error bars.</summary>
    public static (string Name, string Value)[] Thin(int slot) =>
        [("class", $"l{slot % Palette.Count}"), ("stroke", ColorOf(slot)), ("fill", "none"), ("stroke-width", "1")];

    /// <summary>Reference line.</summary>
    public static (string Name, string Value)[] Reference(int order) =>
        WithDash(FigureStyle.ReferenceDash(order), ("class", "reference"), ("stroke", FigureStyle.Muted), ("fill", "none"), ("stroke-width", "1.5"));

    /// <summary>Leader from a reference line to its name.</summary>
    public static (string Name, string Value)[] ReferenceLeader() =>
        [("class", "reference"), ("stroke", FigureStyle.Muted), ("fill", "none"), ("stroke-width", "1")];

    private static string ColorOf(int slot) => Palette.OnWhite[slot % Palette.Count];

    private static (string Name, string Value)[] WithDash(string dash, params (string Name, string Value)[] attributes) =>
        dash.Length == 0 ? attributes : [.. attributes, ("stroke-dasharray", dash)];
}
