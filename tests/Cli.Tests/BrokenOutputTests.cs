using System.Text;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests;

/// <summary>A full disk behind standard output or standard error.</summary>
public sealed class BrokenOutputTests
{
    [Theory]
    [InlineData("solve", "-")]
    [InlineData("solve", "-", "--json")]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("schema", "contract")]
    public void Output_that_cannot_be_written_gets_one_message(params string[] arguments)
    {
        using StringWriter error = new();
        using FullWriter full = new();
        Assert.Equal(ExitCode.BadData, Run(full, error, arguments));
        Assert.Equal("mechanisms: The output must be writable; No space left on device. Check where it goes, and the space there.", error.ToString().Trim());
    }

    [Fact]
    public void Messages_that_cannot_be_written_leave_the_exit_code()
    {
        using FullWriter full = new();
        Assert.Equal(ExitCode.BadData, Run(full, full, "solve", "-"));
        Assert.Equal(ExitCode.BadUsage, Run(full, full, "slove"));
    }

    private static ExitCode Run(TextWriter output, TextWriter error, params string[] arguments)
    {
        Terminal terminal = new(() => new MemoryStream(Encoding.UTF8.GetBytes(Samples.Contract)), output, error);
        return new CommandLineTool(terminal).Run(arguments, CancellationToken.None);
    }

    private sealed class FullWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
