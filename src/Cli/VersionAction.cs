using System.CommandLine;
using System.CommandLine.Invocation;

namespace Mechanisms.Cli;

/// <summary>Prints the version of the tool.</summary>
internal sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        terminal.Output.WriteLine($"{CommandLineTool.ToolName} {CommandLineTool.Version}");
        return (int)ExitCode.Answered;
    }
}
