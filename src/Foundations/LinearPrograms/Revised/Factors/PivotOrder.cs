namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>A view of the pivots of U.</summary>
/// <param name="rows">Pivot rows in their order; places of pivots that were replaced hold −1.</param>
/// <param name="pivots">The pivot of each row.</param>
internal readonly ref struct PivotOrder(ReadOnlySpan<int> rows, ReadOnlySpan<double> pivots)
{
    public ReadOnlySpan<int> Rows { get; } = rows;

    public ReadOnlySpan<double> Pivots { get; } = pivots;
}
