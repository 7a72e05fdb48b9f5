namespace Mechanisms.Games.Deviations;

/// <summary>Where a deviation stands in a program.</summary>
/// <param name="FirstVariable">Index of the variable z of cell 0; the others follow.</param>
/// <param name="FirstRow">Index of the row  z(cell 0) ≥ answer 0; the others follow answer by answer, then cell by cell.</param>
/// <param name="ClosingRow">Index of the row  truth − ∑ z ≥ margin, whose shadow price is that of the deviation.</param>
public readonly record struct DeviationRows(int FirstVariable, int FirstRow, int ClosingRow);
