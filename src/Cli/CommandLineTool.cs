using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using Mechanisms.Cli.Devices;
using Mechanisms.Cli.Running;
using Mechanisms.Cli.Solving;
using Mechanisms.Cli.Starting;
using Mechanisms.Cli.Verifying;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli;

/// <summary>The command <c>mechanisms</c>: parses arguments, runs what they name and turns every expected failure into one message.</summary>
/// <param name="terminal">Where to read and write.</param>
public sealed class CommandLineTool(Terminal terminal)
{
    /// <summary>The name that users type.</summary>
    internal const string ToolName = "mechanisms";

    /// <summary>Gets the version of the tool, with the commit it was built from when that is known.</summary>
    internal static string Version { get; } =
        typeof(CommandLineTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The arguments after the name of the tool.</param>
    /// <param name="cancellation">Stops long work cleanly; the exit code then says so.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="arguments"/> is null.</exception>
    public ExitCode Run(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        try
        {
            return Dispatch(arguments.Count == 0 ? ["--help"] : arguments, cancellation);
        }
        catch (UsageException error)
        {
            return Complain(error.Message, ExitCode.BadUsage);
        }
        catch (DataException error)
        {
            return Complain(error.Message, ExitCode.BadData);
        }
        catch (DllNotFoundException error)
        {
            return Complain(error.Message, ExitCode.BadUsage);
        }
        catch (InterruptedException error)
        {
            return Complain(error.Message, ExitCode.Interrupted);
        }
        catch (OperationCanceledException)
        {
            return Complain("interrupted; nothing was written.", ExitCode.Interrupted);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Complain($"The output must be writable; {error.Message.TrimEnd('.')}. Check where it goes, and the space there.", ExitCode.BadData);
        }
    }

    private ExitCode Dispatch(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        ParseResult parsed = CreateRoot(cancellation).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action?.ClearsParseErrors != true && UsageErrors.Describe(parsed) is string error)
        {
            throw new UsageException(error);
        }

        InvocationConfiguration invocation = new()
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return (ExitCode)parsed.Invoke(invocation);
    }

    private Command CreateRoot(CancellationToken cancellation)
    {
        Command root = new(ToolName, "Solve incentive problems and simulate learners that strategic agents try to game.");
        root.Options.Add(new HelpOption());
        root.Options.Add(new Option<bool>("--version") { Description = "Print the version", Action = new VersionAction(terminal) });
        root.Subcommands.Add(new SolveCommand(terminal, cancellation).Create());
        root.Subcommands.Add(new CheckCommand(terminal).Create());
        root.Subcommands.Add(new ConvertCommand(terminal, cancellation).Create());
        root.Subcommands.Add(new RunCommand(terminal, cancellation).Create());
        root.Subcommands.Add(new DevicesCommand(terminal).Create());
        root.Subcommands.Add(new VerifyCommand(terminal, cancellation).Create());
        root.Subcommands.Add(new NewCommand(terminal).Create());
        root.Subcommands.Add(new SchemaCommand(terminal).Create());
        return root;
    }

    private ExitCode Complain(string message, ExitCode code)
    {
        string line = string.Concat(message.Select(letter => char.IsControl(letter) ? ' ' : letter));
        try
        {
            terminal.Error.WriteLine($"{ToolName}: {line}");
        }
        catch (IOException)
        {
            // Nowhere is left to complain; the exit code still tells.
        }

        return code;
    }
}
