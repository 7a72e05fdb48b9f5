namespace Mechanisms.SideBySide.Suites;

/// <summary>A new cost of a variable, or a new upper bound of a row.</summary>
internal readonly record struct Change(bool IsCost, int Index, double Value);
