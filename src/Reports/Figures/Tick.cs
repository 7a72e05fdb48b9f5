namespace Mechanisms.Reports.Figures;

/// <summary>A labeled mark of an axis.</summary>
internal readonly record struct Tick(double Value, string Label);
