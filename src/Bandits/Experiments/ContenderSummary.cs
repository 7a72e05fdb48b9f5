using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>What the replications of one contender gave together.</summary>
/// <param name="Curve">Cumulative regret.</param>
/// <param name="FinalRegrets">Cumulative regret at the horizon of each run, shape [replication].</param>
public sealed record ContenderSummary(RegretCurve Curve, Sequence<double> FinalRegrets);
