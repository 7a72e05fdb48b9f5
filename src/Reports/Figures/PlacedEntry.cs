namespace Mechanisms.Reports.Figures;

/// <summary>A legend entry at its place: left edge, middle of its first line, and its text in lines.</summary>
internal sealed record PlacedEntry(LegendEntry Entry, double Left, double Middle, IReadOnlyList<string> Lines);
