namespace Mechanisms.Cli.Verifying;

/// <summary>What is said about a claim.</summary>
/// <param name="Text">The verdict, with its witness or with what was searched.</param>
/// <param name="IsRefuted">Whether there is a witness.</param>
internal sealed record ClaimAnswer(string Text, bool IsRefuted);
