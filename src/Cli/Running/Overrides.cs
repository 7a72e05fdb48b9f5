using System.Globalization;

namespace Mechanisms.Cli.Running;

/// <summary>What the command line says instead of the experiment file; null leaves the file's word.</summary>
internal sealed record Overrides(int? Replications, long? Horizon, ulong? Seed)
{
    /// <summary>Writes what is said as options, each after a space.</summary>
    internal string AsOptions() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Option("--replications", Replications)}{Option("--horizon", Horizon)}{Option("--seed", Seed)}");

    private static string Option<T>(string name, T? value)
        where T : struct, IFormattable =>
        value is { } number ? $" {name} {number.ToString(null, CultureInfo.InvariantCulture)}" : string.Empty;
}
