using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>What one replication of a contender gave.</summary>
/// <param name="Regret">Cumulative regret, shape [checkpoint], finite.</param>
/// <param name="Measures">What else it tells at the end of the run, shape [measure], finite; NaN where the contender has no such number, in all replications alike.</param>
public sealed record ContenderPlay(Sequence<double> Regret, Sequence<double> Measures = default)
{
    /// <summary>Gets what else was added up, shape [curve][checkpoint], finite.</summary>
    /// <value>Nothing by default.</value>
    public Sequence<Sequence<double>> FurtherCurves { get; init; }
}
