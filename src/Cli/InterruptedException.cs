namespace Mechanisms.Cli;

/// <summary>The user interrupted the work, and there is something to say about what is kept.</summary>
internal sealed class InterruptedException(string message, Exception innerException) : OperationCanceledException(message, innerException);
