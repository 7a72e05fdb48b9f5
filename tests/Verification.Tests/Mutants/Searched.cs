namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>What a search of a subject came to.</summary>
/// <param name="Witness">The witness in words; null without one.</param>
/// <param name="Examined">How many cases were examined for it, shrinking and restarts included.</param>
internal sealed record Searched(string? Witness, int Examined);
