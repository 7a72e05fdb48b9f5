namespace Mechanisms.Bandits.Arms;

/// <summary>One strategy that an owner tried in an epoch, with what the learner lost by it, which the owner does not see.</summary>
/// <param name="Owner">Index of the owner in the population.</param>
/// <param name="Answer">What the owner learned.</param>
/// <param name="Regret">Mean cumulative pseudo-regret of the learner at the horizon, in units of utility.</param>
public sealed record Probe(int Owner, ProbeAnswer Answer, double Regret);
