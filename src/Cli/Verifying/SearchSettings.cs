namespace Mechanisms.Cli.Verifying;

/// <summary>Where to search.</summary>
/// <param name="Agents">Number of agents; null for 1 to 5.</param>
/// <param name="Items">Number of items; null for a few.</param>
/// <param name="Cases">Number of cases; null for the default.</param>
/// <param name="Seed">Root key.</param>
internal sealed record SearchSettings(int? Agents, int? Items, int? Cases, ulong Seed);
