namespace Mechanisms.Cli.Devices;

/// <summary>A GPU that <c>--device</c> can name.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Model">What its maker calls it.</param>
/// <param name="Architecture">Its instruction set.</param>
/// <param name="MemoryBytes">Its memory, in bytes.</param>
/// <param name="Multiprocessors">Number of its multiprocessors.</param>
public readonly record struct GpuListing(string Name, string Model, string Architecture, long MemoryBytes, int Multiprocessors);
