using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>What the replications of one contender gave together.</summary>
/// <param name="Curve">Cumulative regret.</param>
/// <param name="FinalRegrets">Cumulative regret at the horizon of each run, shape [replication].</param>
/// <param name="Measures">What each run told besides, shape [measure][replication].</param>
public sealed record ContenderSummary(RegretCurve Curve, Sequence<double> FinalRegrets, Sequence<Sequence<double>> Measures = default)
{
    /// <summary>Gets what else was added up, in the order of <see cref="IContender.FurtherCurves"/>.</summary>
    /// <value>Nothing by default.</value>
    public Sequence<CurveSummary> FurtherCurves { get; init; }
}
