namespace Mechanisms.Foundations.LinearPrograms.Native;

/// <summary>Waits for a foreign library that cannot be interrupted at any moment, but whose answer can be forgone.</summary>
/// <param name="solve">Solves; runs on a thread of its own where the answer may be forgone.</param>
/// <param name="stop">Asks the work to stop as soon as it can.</param>
/// <param name="stopped">An answer that claims nothing.</param>
internal sealed class Attendance(Func<LinearProgramSolution> solve, Action stop, Func<LinearProgramStatus, LinearProgramSolution> stopped)
{
    /// <summary>The answer, or that the limit was reached or the caller cancelled first.</summary>
    /// <param name="limit">The largest time, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public LinearProgramSolution Await(TimeSpan limit, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return stopped(LinearProgramStatus.Cancelled);
        }

        return cancellation.CanBeCanceled || limit != Timeout.InfiniteTimeSpan ? AwaitElsewhere(limit, cancellation) : solve();
    }

    private LinearProgramSolution AwaitElsewhere(TimeSpan limit, CancellationToken cancellation)
    {
        Task<LinearProgramSolution> work = Task.Factory.StartNew(solve, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        double longest = Math.Min(limit.TotalMilliseconds, int.MaxValue);
        try
        {
            if (Task.WaitAny([work], (int)Math.Ceiling(longest), cancellation) == 0)
            {
                return work.GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            stop();
            return stopped(LinearProgramStatus.Cancelled);
        }

        stop();
        return stopped(LinearProgramStatus.TimeLimit);
    }
}
