namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>What one kind of reduction did.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Times">How often it was made.</param>
/// <param name="Rows">Rows removed by it.</param>
/// <param name="Columns">Columns removed by it.</param>
/// <param name="Coefficients">Coefficients removed by it, less those added.</param>
internal readonly record struct ReductionCount(ReductionKind Kind, int Times, int Rows, int Columns, int Coefficients);
