namespace Mechanisms.Reports.Figures;

/// <summary>Where a line ends at the right, as fractions of the axes.</summary>
internal readonly record struct LineEnd(double X, double Y);
