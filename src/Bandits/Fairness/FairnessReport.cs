namespace Mechanisms.Bandits.Fairness;

/// <summary>What a panel says of a policy: a pair of individuals that it treats too differently.</summary>
/// <param name="Favored">The individual accepted with too large a probability.</param>
/// <param name="Slighted">The similar individual accepted with too small a probability.</param>
public readonly record struct FairnessReport(int Favored, int Slighted);
