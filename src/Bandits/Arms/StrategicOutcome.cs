using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>What one play of a game against a learner paid.</summary>
/// <param name="Utilities">What each player earned, shape [player], finite, in the game's unit (clicks, selections, money).</param>
/// <param name="Regret">Cumulative pseudo-regret of the learner, finite, in units of its utility.</param>
public sealed record StrategicOutcome(Sequence<double> Utilities, double Regret);
