namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Sums kept as rounded parts and remainders, with the size of the largest term of each; padded.</summary>
internal readonly ref struct AccurateVector(Span<double> high, Span<double> low, Span<double> largest)
{
    public readonly Span<double> High = high;
    public readonly Span<double> Low = low;
    public readonly Span<double> Largest = largest;
}
