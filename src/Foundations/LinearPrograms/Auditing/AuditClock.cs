using System.Diagnostics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>How long an exact audit may go on.</summary>
/// <remarks>It is asked, not told: a timer's callback comes late on a busy machine, and the limit with it.</remarks>
internal sealed class AuditClock(TimeSpan limit, CancellationToken cancellation)
{
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>Ends the audit when it was cancelled or its time is over.</summary>
    /// <exception cref="OperationCanceledException">The audit must end.</exception>
    public void ThrowIfOver()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Stopwatch.GetElapsedTime(start) > limit)
        {
            throw new OperationCanceledException();
        }
    }
}
