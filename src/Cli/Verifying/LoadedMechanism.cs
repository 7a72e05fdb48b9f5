namespace Mechanisms.Cli.Verifying;

/// <summary>A mechanism of somebody else's, with the types that it works on.</summary>
/// <param name="Type">Full name of its type.</param>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Report">What its agents report.</param>
/// <param name="Outcome">What it decides.</param>
/// <param name="Preferences">What its agents want; null when unknown.</param>
internal sealed record LoadedMechanism(string Type, object Mechanism, Type Report, Type Outcome, object? Preferences);
