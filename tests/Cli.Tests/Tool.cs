using System.Text;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests;

/// <summary>Runs the command in memory and keeps what it wrote.</summary>
internal sealed record Tool(ExitCode Code, string Output, string Error)
{
    public static Tool Run(params string[] arguments) => Feed(string.Empty, default, arguments);

    public static Tool Feed(string input, CancellationToken cancellation, params string[] arguments)
    {
        using MemoryStream source = new(Encoding.UTF8.GetBytes(input));
        using StringWriter output = new();
        using StringWriter error = new();
        ExitCode code = new CommandLine(new Terminal(source, output, error)).Run(arguments, cancellation);
        return new(code, output.ToString(), error.ToString());
    }

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
}
