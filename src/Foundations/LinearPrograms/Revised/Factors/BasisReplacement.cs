namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>A member of a singular basis that a factorization exchanged for the logical variable of a row.</summary>
/// <remarks>The default value names variable 0 and row 0.</remarks>
/// <param name="RemovedVariable">Variable that left the basis: its column depends on the others.</param>
/// <param name="InsertedRow">Row whose logical variable took its place.</param>
internal readonly record struct BasisReplacement(int RemovedVariable, int InsertedRow);
