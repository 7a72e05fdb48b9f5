using System.CommandLine;
using System.CommandLine.Parsing;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli;

/// <summary>Words for a command line that does not parse: what was not understood, what was meant, where to read on.</summary>
internal static class UsageErrors
{
    /// <summary>Describes the first error of a parsed command line.</summary>
    /// <returns>One message, or null when the command line is in order.</returns>
    internal static string? Describe(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string? cause = UnknownOption(parsed) is string option ? UnknownOption(option, command)
            : parsed.UnmatchedTokens.Count > 0 ? Unexpected(parsed.UnmatchedTokens[0], command)
            : parsed.Errors.Count > 0 ? Cause(parsed.Errors[0], command)
            : null;
        return cause is null ? null : $"{cause} See: {HelpOf(command)}";
    }

    // The parser takes an unknown option for a value when a value is still missing; no file or folder of ours begins with a hyphen.
    private static string? UnknownOption(ParseResult parsed) => parsed.CommandResult.Children
        .OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens)
        .Select(token => token.Value)
        .Concat(parsed.UnmatchedTokens)
        .FirstOrDefault(value => value.Length > 1 && value[0] == '-');

    private static string UnknownOption(string token, Command command)
    {
        string option = token.Split('=')[0];
        return $"unknown option {option}{Hint(option, command.Options.Select(known => known.Name))}";
    }

    private static string Unexpected(string token, Command command)
    {
        if (command.Subcommands.Count > 0)
        {
            return $"unknown command '{token}'{Hint(token, command.Subcommands.Select(known => known.Name))}";
        }

        string names = string.Join(" and ", command.Arguments.Select(argument => argument.Name));
        return $"unexpected argument '{token}'; {command.Name} takes {names} and options.";
    }

    private static string Cause(ParseError error, Command command) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult } missing => $"{command.Name} needs {missing.Argument.Name}.",
        OptionResult { Tokens.Count: 0 } empty => $"{empty.Option.Name} needs a value: {empty.Option.HelpName}.",
        OptionResult { IdentifierTokenCount: > 1 } repeated => $"{repeated.Option.Name} may be given once; it is given several times. Keep one.",
        _ => error.Message,
    };

    private static string Hint(string word, IEnumerable<string> known) =>
        Spelling.Nearest(word, known) is string nearest ? $"; did you mean {nearest}?" : ".";

    private static string HelpOf(Command command) => command.Subcommands.Count > 0
        ? $"{CommandLineTool.ToolName} --help"
        : $"{CommandLineTool.ToolName} {command.Name} --help";
}
