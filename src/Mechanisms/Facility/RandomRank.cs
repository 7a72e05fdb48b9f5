using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>A rank is drawn, all equally likely, and the facility goes to the reported location of that rank.</summary>
/// <remarks>
/// Universally truthful, universally anonymous and strongly proportional in expectation: two groups at two points have the same expected
/// total distance. Expected total distance is within 2 − 2/n of the least, maximum distance and sum of squares within 2.
/// The lottery is that of <see cref="RandomDictatorLocation"/>, whose support is not anonymous.
/// <para>Time O(n² log n). Thread-safe.</para>
/// </remarks>
[Reference("aziz2022", "Random Rank")]
public sealed record RandomRank : MixedMechanism<Rational, Rational>
{
    /// <inheritdoc/>
    public override string Name => "random rank";

    /// <inheritdoc/>
    public override Lottery<DeterministicMechanism<Rational, Rational>> Support(int agents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        return Lottery.Uniform<DeterministicMechanism<Rational, Rational>>(
            [.. Enumerable.Range(0, agents).Select(rank => new OrderStatistic(rank))]);
    }
}
