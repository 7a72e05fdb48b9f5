namespace Mechanisms.Reports.Figures;

/// <summary>Sizes in pixels and colors on white paper of everything that is not a series.</summary>
internal static class FigureStyle
{
    public const double TitleSize = 17;
    public const double TitleLine = 23;
    public const double LabelSize = 13;
    public const double LabelLine = 17;
    public const double TickSize = 12;
    public const double Margin = 10;
    public const double SwatchWidth = 30;
    public const double EntryGap = 20;

    /// <summary>Half the height of capitals over the font size: moves a baseline so that text is centered on a line.</summary>
    public const double HalfCapital = 0.36;

    public const string Ink = "#1B1F24";
    public const string Muted = "#57606A";
    public const string Grid = "#E4E7EB";
    public const string Frame = "#8C959F";
    public const string Paper = "#FFFFFF";
    public const string Fonts = "'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    /// <summary>Dashes of the first, second, … reference line; grey, so that none looks like a series.</summary>
    private static readonly string[] ReferenceDashes = ["6 4", "2 3", "12 4 2 4", "12 4"];

    public static string ReferenceDash(int order) => ReferenceDashes[order % ReferenceDashes.Length];
}
