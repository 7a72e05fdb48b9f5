namespace Mechanisms.Reports.Figures;

/// <summary>What a series is drawn with.</summary>
public enum SeriesMark
{
    /// <summary>A line through the points, with markers and a shaded band.</summary>
    Line,

    /// <summary>Markers alone, with error bars for the band.</summary>
    Points,

    /// <summary>Bars from zero, with error bars for the band; bar series at one place stand side by side in their order.</summary>
    Bars,
}
