namespace Mechanisms.Cli;

/// <summary>The command line was understood by the parser but asks for something that does not exist.</summary>
internal sealed class UsageException(string message) : Exception(message);
