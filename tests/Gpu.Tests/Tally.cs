namespace Mechanisms.Gpu.Tests;

/// <summary>Adds up progress, and may do something at each report.</summary>
internal sealed class Tally(Action? then = null) : IProgress<long>
{
    private long total;
    private int reports;

    public long Total => total;

    public int Reports => reports;

    public void Report(long value)
    {
        Interlocked.Add(ref total, value);
        Interlocked.Increment(ref reports);
        then?.Invoke();
    }
}
