namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>One program of a batch: costs, row-major coefficients, and bounds of rows and columns.</summary>
internal readonly ref struct BatchMember(ReadOnlySpan<double> costs, ReadOnlySpan<double> matrix, BoundSpans rows, BoundSpans columns)
{
    public readonly ReadOnlySpan<double> Costs = costs;
    public readonly ReadOnlySpan<double> Matrix = matrix;
    public readonly BoundSpans Rows = rows;
    public readonly BoundSpans Columns = columns;
}
