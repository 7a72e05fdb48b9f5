using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>The median of n reported locations and the phantoms 1/n, 2/n, …, (n − 1)/n, for locations in [0, 1].</summary>
/// <remarks>
/// Strategyproof, and proportional: a group of k agents at one point is at most (n − k)/n away. Two-point profiles at 0 and 1 get the mean.
/// <para>Time O(n log n). Thread-safe.</para>
/// </remarks>
[Reference("moulin1980", "generalized median voter rules")]
[Reference("freeman2021", "the uniform phantom mechanism")]
public sealed record UniformPhantomMedian : DeterministicMechanism<Rational, Rational>
{
    /// <inheritdoc/>
    public override string Name => "uniform-phantom median";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no agent, or a location lies outside [0, 1].</exception>
    public override Rational Decide(ReadOnlySpan<Rational> reports)
    {
        Locations.Require(reports);
        foreach (Rational report in reports)
        {
            if (report.Sign < 0 || report > Rational.One)
            {
                throw new ArgumentException($"Locations must lie in [0, 1]; got {report}. Rescale the line.", nameof(reports));
            }
        }

        int agents = reports.Length;
        return new PhantomMedian(Sequence.Of(agents - 1, phantom => new Rational(phantom + 1, agents))).Decide(reports);
    }
}
