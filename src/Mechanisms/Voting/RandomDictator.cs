using Mechanisms.Domains;
using Mechanisms.Foundations.References;

namespace Mechanisms.Voting;

/// <summary>A voter is drawn, all equally likely, and that voter's favorite wins.</summary>
/// <remarks>
/// Universally truthful, anonymous and unanimous; among unanimous rules that are strategyproof in expectation and anonymous it is the only one
/// for three or more candidates.
/// <para>Time O(n² · candidates). Thread-safe.</para>
/// </remarks>
[Reference("gibbard1977", "random dictatorship")]
public sealed record RandomDictator : MixedMechanism<PreferenceOrder, int>
{
    /// <inheritdoc/>
    public override string Name => "random dictator";

    /// <inheritdoc/>
    public override Lottery<DeterministicMechanism<PreferenceOrder, int>> Support(int agents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        return Lottery.Uniform<DeterministicMechanism<PreferenceOrder, int>>(
            [.. Enumerable.Range(0, agents).Select(voter => new Dictatorship(voter))]);
    }
}
