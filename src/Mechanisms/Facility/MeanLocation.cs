using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>The facility goes to the mean of the reported locations.</summary>
/// <remarks>
/// Strongly proportional ex post and of least sum of squared distances; not strategyproof: who stands off center gains by exaggerating.
/// <para>Time O(n), exact. Thread-safe.</para>
/// </remarks>
[Reference("procaccia2013", "the mean as an example that agents manipulate")]
public sealed record MeanLocation : DeterministicMechanism<Rational, Rational>
{
    /// <inheritdoc/>
    public override string Name => "mean location";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no agent.</exception>
    public override Rational Decide(ReadOnlySpan<Rational> reports)
    {
        Locations.Require(reports);
        Rational sum = Rational.Zero;
        foreach (Rational report in reports)
        {
            sum += report;
        }

        return sum / reports.Length;
    }
}
