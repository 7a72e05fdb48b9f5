namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>A sum rounded once, and the size of its largest term.</summary>
internal readonly record struct AccurateSum(double Value, double Largest);
