using System.Diagnostics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>When an engine must stop, and whom it tells how far it is. The default value never stops.</summary>
/// <remarks>
/// Asked at every pivot of a larger program, and between presolve's rules, dualizing, loading, factoring and refining. The longest stretch without asking is one such pass over
/// the program: up to 18 ms of wall time with 500,000 coefficients, more in the first solves of a process, whose code is yet to be compiled.
/// The clock is asked, not told: a timer's callback comes late on a busy machine.
/// </remarks>
internal readonly struct SimplexLimits
{
    private readonly long end;
    private readonly long forgone;

    /// <summary>Initializes limits that begin to count now.</summary>
    /// <param name="maxPivots">Largest number of pivots.</param>
    /// <param name="timeLimit">Largest time, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="progress">Whom to tell; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    public SimplexLimits(
        long maxPivots, TimeSpan timeLimit, IProgress<LinearProgramProgress>? progress, CancellationToken cancellation)
    {
        Start = Stopwatch.GetTimestamp();
        forgone = long.MaxValue - maxPivots;
        end = timeLimit == Timeout.InfiniteTimeSpan
            ? 0
            : (long)Math.Min(Start + (timeLimit.TotalSeconds * Stopwatch.Frequency), long.MaxValue / 2);
        Progress = progress;
        Cancellation = cancellation;
    }

    /// <summary>The limits of what remains after some pivots: a second stage of one solve.</summary>
    private SimplexLimits(in SimplexLimits whole, long pivots)
    {
        this = whole;
        forgone = long.MaxValue - Math.Max(0, whole.MaxPivots - pivots);
        PivotsBefore = whole.PivotsBefore + pivots;
    }

    /// <summary>Timestamp at which the solve began.</summary>
    public long Start { get; }

    // Kept as the distance from the largest number, so that the default value has no limit.
    public long MaxPivots => long.MaxValue - forgone;

    /// <summary>Pivots of the stages before this one.</summary>
    public long PivotsBefore { get; }

    public IProgress<LinearProgramProgress>? Progress { get; private init; }

    public CancellationToken Cancellation { get; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(Start);

    /// <summary>Time that is left, at least a millisecond; null without a limit.</summary>
    public TimeSpan? Left => end == 0
        ? null
        : TimeSpan.FromSeconds(Math.Max(0.001, (end - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency));

    public SimplexLimits After(long pivots) => new(this, pivots);

    /// <summary>The same limits, telling somebody else.</summary>
    public SimplexLimits Telling(IProgress<LinearProgramProgress>? listener) => new(this, pivots: 0) { Progress = listener };

    /// <summary>Why the engine must stop, or null when it may go on.</summary>
    /// <param name="pivots">Pivots of this stage so far.</param>
    public LinearProgramStatus? Interruption(long pivots) =>
        Cancellation.IsCancellationRequested ? LinearProgramStatus.Cancelled
        : pivots >= MaxPivots ? LinearProgramStatus.PivotLimit
        : end != 0 && Stopwatch.GetTimestamp() > end ? LinearProgramStatus.TimeLimit
        : null;

    /// <summary>Why work without pivots must stop, or null when it may go on.</summary>
    public LinearProgramStatus? Interruption() => Interruption(pivots: -1);

    /// <summary>Tells the listener, if there is one.</summary>
    public void Report(LinearProgramPhase phase, long pivots, double infeasibility, double objective) =>
        Progress?.Report(new(phase, PivotsBefore + pivots, infeasibility, objective, Elapsed));
}
