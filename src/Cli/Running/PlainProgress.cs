using System.Globalization;
using Mechanisms.Bandits.Experiments;

namespace Mechanisms.Cli.Running;

/// <summary>Progress as lines, for logs and pipes: one line whenever a twentieth more is done and two seconds have passed.</summary>
internal sealed class PlainProgress(TextWriter output, TimeProvider clock) : IProgress<ExperimentProgress>
{
    private const int Lines = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly long start = clock.GetTimestamp();
    private readonly Pace pace = new(clock);
    private long nextPulls;
    private TimeSpan last = -Pause;

    /// <inheritdoc/>
    public void Report(ExperimentProgress value)
    {
        lock (gate)
        {
            TimeSpan? left = pace.Left(value);
            TimeSpan elapsed = clock.GetElapsedTime(start);
            if (value.DonePulls >= nextPulls && elapsed - last >= Pause)
            {
                Tell(value, elapsed, left);
                nextPulls = value.DonePulls + (value.TotalPulls / Lines);
                last = elapsed;
            }
        }
    }

    private void Tell(ExperimentProgress value, TimeSpan elapsed, TimeSpan? left)
    {
        double done = (double)value.DonePulls / value.TotalPulls;
        string remaining = left is { } time ? string.Create(CultureInfo.InvariantCulture, $", about {time.TotalSeconds:0} s left") : string.Empty;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{100 * done,3:0} %  {ProgressWords.Of(value)}, {elapsed.TotalSeconds:0} s passed{remaining}"));
    }
}
