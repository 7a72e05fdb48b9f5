namespace Mechanisms.Bandits.Devices;

/// <summary>One arm of an episode in play: every number that a kernel keeps of it, whatever its precision.</summary>
internal readonly record struct ArmState(double Index, double Slope, double Clicks, double Rewards, uint Shows, uint EliminatedAt);
