using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>The facility goes to the median of n reported locations and n − 1 fixed phantoms.</summary>
/// <remarks>
/// Strategyproof and anonymous; on single-peaked preferences all such rules that are efficient are of this form. Phantoms of which half lie
/// beyond each end make the median, all of them on one side an endpoint.
/// <para>Time O(n log n). Thread-safe.</para>
/// </remarks>
/// <param name="Phantoms">The phantoms, one less than there are agents, in any order.</param>
[Reference("moulin1980", "generalized median voter rules")]
public sealed record PhantomMedian(Sequence<Rational> Phantoms) : DeterministicMechanism<Rational, Rational>
{
    /// <inheritdoc/>
    public override string Name => "phantom median";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are not as many agents as phantoms and one more.</exception>
    public override Rational Decide(ReadOnlySpan<Rational> reports)
    {
        if (reports.Length != Phantoms.Count + 1)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Phantoms.Count} phantoms go with {Phantoms.Count + 1} agents; got {reports.Length}. Give one phantom less than agents."),
                nameof(reports));
        }

        return Locations.Sorted([.. reports, .. Phantoms])[Phantoms.Count];
    }
}
