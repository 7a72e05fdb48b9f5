using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>The facility goes to the left end with probability 1/4, to the right end with 1/4, and to the middle between them with 1/2.</summary>
/// <remarks>
/// Strategyproof in expectation and within a factor 3/2 of the least maximum distance, the best that is; not universally truthful.
/// <para>Time O(n), exact. Thread-safe.</para>
/// </remarks>
[Reference("procaccia2013", "the left-right-middle mechanism")]
public sealed record LeftRightMiddle : IMechanism<Rational, Rational>
{
    /// <inheritdoc/>
    public string Name => "left-right-middle";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no agent.</exception>
    public Lottery<Rational> Run(ReadOnlySpan<Rational> reports)
    {
        Rational[] sorted = Locations.Sorted(reports);
        Rational quarter = Rational.One / 4;
        return Lottery.Of<Rational>(
            new(sorted[0], quarter), new((sorted[0] + sorted[^1]) / 2, Rational.One / 2), new(sorted[^1], quarter));
    }

    /// <summary>Gives the name of the mechanism.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
