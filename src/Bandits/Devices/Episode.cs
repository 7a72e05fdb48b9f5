using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Devices;

/// <summary>One run of a learner: the arms' strategies and the replication whose random numbers it uses.</summary>
/// <param name="ClickRates">Strategy profile, shape [arm], in [0, 1]; empty where the arms have no choice.</param>
/// <param name="Replication">Replication index in the random counter; two episodes with the same index share their random numbers.</param>
public readonly record struct Episode(Sequence<double> ClickRates, uint Replication);
