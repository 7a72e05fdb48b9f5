using System.Text;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests;

/// <summary>Runs the command in memory and keeps what it wrote.</summary>
internal sealed record Tool(ExitCode Code, string Output, string Error)
{
    public static Tool Run(params string[] arguments) => Start(string.Empty, arguments, CancellationToken.None);

    /// <summary>Runs the command with text on standard input.</summary>
    public static Tool Feed(string input, params string[] arguments) => Start(input, arguments, CancellationToken.None);

    /// <summary>Runs the command as if the user had pressed Ctrl-C at once.</summary>
    public static Tool RunInterrupted(params string[] arguments) => Start(string.Empty, arguments, new CancellationToken(canceled: true));

    /// <summary>The one message of a refusal: a single line that begins with the name of the tool.</summary>
    public string Message()
    {
        string[] lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string line = Assert.Single(lines).TrimEnd();
        Assert.StartsWith("mechanisms: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.Empty(Output);
        return line;
    }

    private static Tool Start(string input, string[] arguments, CancellationToken cancellation)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Terminal terminal = new(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error);
        ExitCode code = new CommandLineTool(terminal).Run(arguments, cancellation);
        return new(code, output.ToString(), error.ToString());
    }
}
