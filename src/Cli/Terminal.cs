using Mechanisms.Cli.Devices;

namespace Mechanisms.Cli;

/// <summary>Where a command reads and writes: the console of the process, or memory in a test.</summary>
/// <param name="OpenInput">Opens standard input, which is read when FILE is <c>-</c>.</param>
/// <param name="Output">Standard output: the answer and nothing else.</param>
/// <param name="Error">Standard error: progress and messages.</param>
public sealed record Terminal(Func<Stream> OpenInput, TextWriter Output, TextWriter Error)
{
    /// <summary>Gets the width of the answer in characters.</summary>
    /// <value>At least 40; 100 unless set.</value>
    public int Width { get; init; } = 100;

    /// <summary>Gets a value indicating whether the answer goes to a screen that understands colors.</summary>
    public bool HasColors { get; init; }

    /// <summary>Gets a value indicating whether progress may be redrawn in place on standard error.</summary>
    public bool IsLive { get; init; }

    /// <summary>Gets the clock behind elapsed times and dates in manifests.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets the GPUs that <c>--device</c> can name.</summary>
    public IGpuRoom Gpus { get; init; } = new GpuRoom();

    /// <summary>The console of this process.</summary>
    /// <returns>A terminal that writes UTF-8 without a byte order mark.</returns>
    public static Terminal OfProcess()
    {
        bool wantsColors = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new(Console.OpenStandardInput, Console.Out, Console.Error)
        {
            Width = Console.IsOutputRedirected ? 100 : WindowWidth(),
            HasColors = wantsColors && !Console.IsOutputRedirected,
            IsLive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
        };
    }

    private static int WindowWidth()
    {
        try
        {
            return Math.Max(40, Console.WindowWidth);
        }
        catch (IOException)
        {
            return 100;
        }
    }
}
