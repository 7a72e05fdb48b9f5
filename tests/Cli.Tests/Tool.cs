using System.Text;
using Mechanisms.Cli;
using Mechanisms.Cli.Devices;

namespace Mechanisms.Cli.Tests;

/// <summary>Runs the command in memory and keeps what it wrote.</summary>
internal sealed record Tool(ExitCode Code, string Output, string Error)
{
    public static Tool Run(params string[] arguments) => Start(string.Empty, arguments, TimeProvider.System, new StringWriter(), CancellationToken.None);

    /// <summary>Runs the command on a machine with these GPUs.</summary>
    public static Tool RunWith(IGpuRoom gpus, params string[] arguments) =>
        Start(string.Empty, arguments, TimeProvider.System, new StringWriter(), CancellationToken.None, gpus);

    /// <summary>Runs the command with text on standard input.</summary>
    public static Tool Feed(string input, params string[] arguments) => Start(input, arguments, TimeProvider.System, new StringWriter(), CancellationToken.None);

    /// <summary>Runs the command as if the user had pressed Ctrl-C at once.</summary>
    public static Tool RunInterrupted(params string[] arguments) => Start(string.Empty, arguments, TimeProvider.System, new StringWriter(), new CancellationToken(canceled: true));

    /// <summary>Runs the command as if the user had pressed Ctrl-C at a line of progress; a clock that goes on at every look makes for many lines.</summary>
    public static Tool RunInterruptedAtLine(int line, params string[] arguments)
    {
        using InterruptingWriter error = new(line);
        return Start(string.Empty, arguments, new HastyClock(), error, error.Token);
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

    private static Tool Start(
        string input, string[] arguments, TimeProvider clock, StringWriter error, CancellationToken cancellation, IGpuRoom? gpus = null)
    {
        using StringWriter output = new();
        Terminal terminal = new(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error) { Clock = clock };
        terminal = gpus is null ? terminal : terminal with { Gpus = gpus };
        ExitCode code = new CommandLineTool(terminal).Run(arguments, cancellation);
        return new(code, output.ToString(), error.ToString());
    }

    private sealed class InterruptingWriter(int line) : StringWriter
    {
        private readonly CancellationTokenSource source = new();
        private int left = line;

        public CancellationToken Token => source.Token;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (--left == 0)
            {
                source.Cancel();
            }
        }

        protected override void Dispose(bool disposing)
        {
            source.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>A second passes at every look.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref seconds);
    }
}
