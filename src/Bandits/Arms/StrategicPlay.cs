using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>One play of a game against a learner.</summary>
/// <param name="Profile">What each player chose, shape [player].</param>
/// <param name="Replication">Replication index in the random counter; two plays with the same index share their random numbers.</param>
public readonly record struct StrategicPlay(Sequence<double> Profile, uint Replication);
