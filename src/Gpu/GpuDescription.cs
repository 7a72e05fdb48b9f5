namespace Mechanisms.Gpu;

/// <summary>A device as its driver describes it.</summary>
/// <param name="Index">Number of the device, from 0, as <see cref="GpuDevice(int)"/> takes it.</param>
/// <param name="Name">What its maker calls it.</param>
/// <param name="Architecture">Its instruction set, for example <c>sm_90</c>.</param>
/// <param name="MemoryBytes">Its memory, in bytes.</param>
/// <param name="Multiprocessors">Number of its multiprocessors.</param>
public sealed record GpuDescription(int Index, string Name, string Architecture, long MemoryBytes, int Multiprocessors);
