namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A coefficient of a row that is about to be added.</summary>
/// <param name="Row">Index among the pending rows.</param>
/// <param name="Column">Index of the variable.</param>
/// <param name="Value">The coefficient, not 0.</param>
internal readonly record struct PendingEntry(int Row, int Column, double Value);
