using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>What the replications of one contender added up together, for one of its curves.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="Finals">What each run added up to, shape [replication].</param>
public sealed record CurveSummary(RegretCurve Curve, Sequence<double> Finals);
