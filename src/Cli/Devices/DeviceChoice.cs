using System.Text.RegularExpressions;
using Mechanisms.Bandits.Devices;

namespace Mechanisms.Cli.Devices;

/// <summary>The machine that a command line names. What it names plays, or the command ends: no other machine steps in.</summary>
internal static partial class DeviceChoice
{
    /// <summary>The name of the processor.</summary>
    internal const string Processor = "cpu";

    /// <summary>Opens a machine.</summary>
    /// <param name="name">Its name; null for the processor.</param>
    /// <param name="threads">Threads of the processor; null for all.</param>
    /// <param name="gpus">The GPUs.</param>
    /// <exception cref="UsageException">There is no such machine here.</exception>
    internal static IDevice Open(string? name, int? threads, IGpuRoom gpus)
    {
        if (name is null or Processor)
        {
            return threads is int count ? new CpuDevice { Threads = count } : new CpuDevice();
        }

        return !GpuPattern().IsMatch(name) ? throw new UsageException($"--device must be {Processor}, or gpu:N with N the number that mechanisms devices shows; got '{name}'.")
            : threads is not null ? throw new UsageException($"--threads is for --device {Processor}; leave it out with --device {name}.")
            : gpus.Open(name) ?? throw new UsageException(
                $"--device {name} is not available: {gpus.Absence ?? "mechanisms devices lists those that are"}; or use --device {Processor}. Nothing was run.");
    }

    [GeneratedRegex(@"^gpu:[0-9]{1,4}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GpuPattern();
}
