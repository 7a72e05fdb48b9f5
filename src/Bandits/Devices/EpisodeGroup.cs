namespace Mechanisms.Bandits.Devices;

/// <summary>Neighboring episodes that are played together, one per lane.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">How many, from 1 to the lanes.</param>
internal readonly record struct EpisodeGroup(int First, int Count);
