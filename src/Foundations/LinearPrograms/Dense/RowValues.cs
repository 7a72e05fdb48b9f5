namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The rows of a tableau: each one's value and the bounds, or stops, below and above it; padded.</summary>
internal readonly ref struct RowValues(ReadOnlySpan<double> values, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
{
    public readonly ReadOnlySpan<double> Values = values;
    public readonly ReadOnlySpan<double> Lower = lower;
    public readonly ReadOnlySpan<double> Upper = upper;
}
