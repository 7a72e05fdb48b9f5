using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A matrix by columns, rows ascending inside a column, without repetition.</summary>
/// <param name="Starts">Where each column begins, and where the last one ends.</param>
/// <param name="RowIndices">The rows of the coefficients, column after column.</param>
/// <param name="Coefficients">The coefficients, column after column.</param>
internal sealed record ProgramColumns(Sequence<int> Starts, Sequence<int> RowIndices, ExactNumbers Coefficients);
