using Mechanisms.Bandits.Devices;

namespace Mechanisms.Cli.Devices;

/// <summary>The GPUs that <c>--device</c> can name: those of this build and machine, or a double of them in a test.</summary>
public interface IGpuRoom
{
    /// <summary>Gets why no GPU can be had; null where there is one.</summary>
    string? Absence { get; }

    /// <summary>Gets the GPUs of this machine.</summary>
    IReadOnlyList<GpuListing> Listings { get; }

    /// <summary>Opens a GPU.</summary>
    /// <param name="name">Its name, <c>gpu:N</c>.</param>
    /// <returns>The device, which whoever opened it disposes of if it can be; null where there is no such GPU.</returns>
    IDevice? Open(string name);
}
