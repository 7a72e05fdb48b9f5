using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>An agent is drawn, all equally likely, and the facility goes to the location that it reports.</summary>
/// <remarks>
/// The same lottery as <see cref="RandomRank"/>, drawn from dictators, so that it is universally truthful and anonymous but not universally
/// anonymous.
/// <para>Time O(n²). Thread-safe.</para>
/// </remarks>
[Reference("procaccia2013", "random dictator")]
public sealed record RandomDictatorLocation : MixedMechanism<Rational, Rational>
{
    /// <inheritdoc/>
    public override string Name => "random dictator's location";

    /// <inheritdoc/>
    public override Lottery<DeterministicMechanism<Rational, Rational>> Support(int agents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        return Lottery.Uniform<DeterministicMechanism<Rational, Rational>>(
            [.. Enumerable.Range(0, agents).Select(agent => new DictatorLocation(agent))]);
    }
}
