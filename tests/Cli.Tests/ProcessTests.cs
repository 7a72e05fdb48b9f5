using System.Diagnostics;

namespace Mechanisms.Cli.Tests;

/// <summary>The real executable: exit codes, encoding and signals.</summary>
public sealed class ProcessTests
{
    private const int Interrupted = 130;

    [Fact]
    public void Exit_codes_reach_the_shell()
    {
        using Workplace place = new();
        Assert.Equal(0, Finish(Start("solve", place.Write("c.json", Samples.Contract))).Code);
        Assert.Equal(1, Finish(Start("solve", place.PathOf("none.json"))).Code);
        Assert.Equal(2, Finish(Start("slove")).Code);
    }

    [Fact]
    public void The_table_is_utf8_without_a_byte_order_mark()
    {
        using Workplace place = new();
        string output = Finish(Start("solve", place.Write("c.json", Samples.Contract))).Output;
        Assert.StartsWith("Contract problem: 3 actions × 3 outcomes", output, StringComparison.Ordinal);
        Assert.Contains("→ 2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupt_signal_keeps_finished_parts_and_the_run_resumes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        Assert.SkipWhen(IgnoresInterrupts(), "Interrupts are ignored here, as shells without job control do for background jobs.");
        using Workplace place = new();
        string endless = Samples.Clickbait.Replace("\"horizon\": 200", "\"horizon\": 40000000", StringComparison.Ordinal);
        using Process run = Start("run", place.Write("e.json", endless), "--out", place.PathOf("out"));
        Assert.NotNull(run.StandardError.ReadLine());
        using Process kill = Process.Start("kill", ["-INT", $"{run.Id}"]);
        kill.WaitForExit();
        (int code, _, string error) = Finish(run);
        Assert.Equal(Interrupted, code);
        Assert.Contains("Run the same command again to go on", error, StringComparison.Ordinal);
        Assert.True(File.Exists(place.PathOf("out/manifest.json")));
        Assert.False(File.Exists(place.PathOf("out/curves.csv")));
        Assert.Empty(Directory.GetFiles(place.PathOf("out"), "*.partial", SearchOption.AllDirectories));
    }

    // A process inherits which signals are ignored; the mask of /proc counts signals from the lowest bit.
    private static bool IgnoresInterrupts()
    {
        const string Field = "SigIgn:";
        const int Interrupt = 2;
        string? line = File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status").FirstOrDefault(text => text.StartsWith(Field, StringComparison.Ordinal))
            : null;
        return line is not null && ((Convert.ToUInt64(line[Field.Length..].Trim(), 16) >> (Interrupt - 1)) & 1) == 1;
    }

    private static Process Start(params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "Mechanisms.Cli.dll");
        ProcessStartInfo start = new("dotnet", [tool, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        return Process.Start(start)!;
    }

    private static (int Code, string Output, string Error) Finish(Process process)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
