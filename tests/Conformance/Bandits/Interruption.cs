namespace Mechanisms.Conformance.Bandits;

/// <summary>Cancels at the n-th report of progress; the sum of reports is what was done, or was said to have been.</summary>
public sealed class Interruption<TReport>(int reports, Func<TReport, long> pulls) : IProgress<TReport>, IDisposable
{
    private readonly CancellationTokenSource source = new();
    private int left = reports;
    private long done;

    public CancellationToken Token => source.Token;

    public long Done => Interlocked.Read(ref done);

    public void Report(TReport value)
    {
        Interlocked.Add(ref done, pulls(value));
        if (Interlocked.Decrement(ref left) == 0)
        {
            source.Cancel();
        }
    }

    public void Dispose() => source.Dispose();
}
