using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Senders;

/// <summary>A receiver at work: mutable, single-threaded, forkable. She sees feedback and never the model.</summary>
/// <remarks>
/// One round is <see cref="Promise"/>, then the feedback: <see cref="FullFeedbackRun"/> and <see cref="BanditFeedbackRun"/> differ by it, and nothing else tells a learner more than its model of feedback
/// allows. Senders are assumed to tell the truth while she learns: what they could gain is measured, as violation.
/// </remarks>
public abstract class SendersRun
{
    /// <summary>Initializes a run.</summary>
    /// <param name="task">What the receiver knows.</param>
    /// <param name="horizon">Rounds to come, at least 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    protected SendersRun(SendersTask task, long horizon)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        (Task, Horizon) = (task, horizon);
    }

    /// <summary>Gets what the receiver knows.</summary>
    public SendersTask Task { get; }

    /// <summary>Gets the rounds of the whole run.</summary>
    public long Horizon { get; }

    /// <summary>Gets the rounds observed.</summary>
    public long Rounds { get; protected set; }

    /// <summary>Gets how often a program was solved.</summary>
    public int Resolves { get; protected set; }

    /// <summary>Gets the pivots of all solves.</summary>
    public long Pivots { get; protected set; }

    /// <summary>Promises what is decided on each profile of reports in the coming round.</summary>
    /// <returns>Probability of each action; the same object as long as the promise stays the same.</returns>
    public abstract Promise Promise();

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public abstract SendersRun Fork();

    /// <summary>Hands over the present promise.</summary>
    /// <returns>The promise, which becomes a mechanism of the design room under a model: see <see cref="Senders.Promise.Under"/>.</returns>
    public Promise Commit() => Promise();

    private protected void Require(int reports, ReadOnlySpan<double> utilities, int expected)
    {
        if ((uint)reports >= (uint)Task.Signals.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(reports), reports, $"A profile of reports must lie in 0..{Task.Signals.Count - 1}; got {reports}. Count profiles from 0.");
        }

        if (utilities.Length != expected)
        {
            throw new ArgumentException($"The feedback must hold {expected} utilities; got {utilities.Length}.", nameof(utilities));
        }

        foreach (double utility in utilities)
        {
            if (!(utility is >= 0 and <= 1))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Utilities must lie in [0, 1]; got {utility}. Rescale them."), nameof(utilities));
            }
        }
    }

    private protected static Promise Uniform(SendersTask task) =>
        new(new Matrix<double>(task.Signals.Count, task.Actions, [.. Enumerable.Repeat(1.0 / task.Actions, task.Entries)]), double.PositiveInfinity);
}
