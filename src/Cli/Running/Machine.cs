using System.Globalization;
using System.Runtime.InteropServices;

namespace Mechanisms.Cli.Running;

/// <summary>The machine, for the record: the results do not depend on it.</summary>
internal static class Machine
{
    /// <summary>Gets the operating system.</summary>
    internal static string System => RuntimeInformation.OSDescription;

    /// <summary>Gets the processor architecture.</summary>
    internal static string Architecture => RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    /// <summary>Gets the .NET version.</summary>
    internal static string Runtime => RuntimeInformation.FrameworkDescription;

    /// <summary>Gets all in a line.</summary>
    internal static string Description => string.Create(
        CultureInfo.InvariantCulture, $"{System}, {Architecture}, {Environment.ProcessorCount} processors, {Runtime}");
}
