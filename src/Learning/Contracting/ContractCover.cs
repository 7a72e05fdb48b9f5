using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>Polytopes of contracts, one per meta-action, that cover all contracts within the learner's bound.</summary>
/// <remarks>
/// On the good event the region of a meta-action holds every contract to which one of its actions is a best response, and under every contract of the region each of its
/// actions is best up to <see cref="Slack"/>, also against actions that were never seen. Immutable and thread-safe.
/// </remarks>
/// <param name="Regions">The regions, in the order in which their meta-actions were met; at least one.</param>
/// <param name="Best">The region that promises most; of equal ones the first.</param>
/// <param name="Slack">The largest slack of a region, in money.</param>
/// <param name="LossBound">What the best contract announced loses at most against the best one whose payments keep the bound, in money per round, on the good event.</param>
public sealed record ContractCover(Sequence<CoverRegion> Regions, int Best, double Slack, double LossBound)
{
    /// <summary>Gets the contract that promises most. It lies where the agent's answer switches: by itself it is not to be relied on.</summary>
    public Contract Optimum => Regions[Best].Optimum!;

    /// <summary>Gets the share √<see cref="Slack"/> of the rewards, at most 1, that makes up for the slack.</summary>
    public double Share => Math.Min(1, Math.Sqrt(Slack));
}
