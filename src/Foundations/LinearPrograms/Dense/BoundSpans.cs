namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Lower and upper bounds of the same things.</summary>
internal readonly ref struct BoundSpans(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
{
    public ReadOnlySpan<double> Lower { get; } = lower;

    public ReadOnlySpan<double> Upper { get; } = upper;

    public static implicit operator BoundSpans((double[] Lower, double[] Upper) bounds) => new(bounds.Lower, bounds.Upper);

    public BoundSpans Slice(int start, int length) => new(Lower.Slice(start, length), Upper.Slice(start, length));
}
