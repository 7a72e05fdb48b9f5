namespace Mechanisms.Foundations.Verdicts;

/// <summary>A claim that was to hold is refuted; the message shows the witness.</summary>
/// <param name="message">The claim and the witness against it.</param>
public sealed class RefutedException(string message) : Exception(message);
