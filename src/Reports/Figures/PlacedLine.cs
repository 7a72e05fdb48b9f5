namespace Mechanisms.Reports.Figures;

/// <summary>A line of text at its place: left end, or middle for the title of the horizontal axis.</summary>
internal sealed record PlacedLine(string Text, double X, double Baseline, TextRole Role);
