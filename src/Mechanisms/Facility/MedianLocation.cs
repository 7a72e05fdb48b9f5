using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>The facility goes to the median of the reported locations, the left one of two.</summary>
/// <remarks>
/// Group strategyproof, anonymous, and of least total distance. A majority takes all, so that it is not strongly proportional.
/// <para>Time O(n log n). Thread-safe.</para>
/// </remarks>
[Reference("moulin1980", "the median voter rule")]
public sealed record MedianLocation : DeterministicMechanism<Rational, Rational>
{
    /// <inheritdoc/>
    public override string Name => "median location";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no agent.</exception>
    public override Rational Decide(ReadOnlySpan<Rational> reports) => Locations.Sorted(reports)[(reports.Length - 1) / 2];
}
