using System.CommandLine;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Starting;

/// <summary><c>mechanisms schema</c>: prints a JSON Schema.</summary>
internal sealed class SchemaCommand(Terminal terminal)
{
    private readonly Argument<string> name = new("NAME") { Description = $"Which schema: {string.Join(", ", ToolFiles.Schemas)}" };

    /// <summary>Describes the command to the parser.</summary>
    internal Command Create()
    {
        Command command = new("schema", "Print a JSON Schema (draft 2020-12) of the files that solve and run read.");
        command.Arguments.Add(name);
        command.SetAction(parsed => (int)Execute(parsed.GetRequiredValue(name)));
        return command;
    }

    private ExitCode Execute(string named)
    {
        if (!ToolFiles.Schemas.Contains(named, StringComparer.Ordinal))
        {
            string hint = Spelling.Hint(named, ToolFiles.Schemas);
            throw new UsageException($"unknown schema '{named}'{hint} Known are: {string.Join(", ", ToolFiles.Schemas)}. See: mechanisms schema --help");
        }

        terminal.Output.Write(ToolFiles.Schema(named));
        return ExitCode.Answered;
    }
}
