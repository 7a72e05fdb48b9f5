namespace Mechanisms.Learning.Hiring;

/// <summary>A principal at work who learns how to hire: mutable, single-threaded, forkable. She sees feedback and never the model.</summary>
/// <remarks>
/// One round is <see cref="Announce"/>, then the feedback: <see cref="ObservedEffortsRun"/> and <see cref="HiddenEffortsRun"/> differ by it, and nothing else tells a learner more than its model of feedback allows.
/// </remarks>
public abstract class HiringRun
{
    /// <summary>Gets the rounds observed.</summary>
    public abstract long Rounds { get; }

    /// <summary>Gets what the principal is at.</summary>
    public abstract HiringPhase Phase { get; }

    /// <summary>Gets the pivots of all linear programs solved.</summary>
    public abstract long Pivots { get; }

    /// <summary>Announces the mechanism of the coming round.</summary>
    /// <returns>The mechanism; the same object as long as it stays the same.</returns>
    public abstract AnnouncedMechanism Announce();

    /// <summary>What is known of an effort profile.</summary>
    /// <param name="efforts">Flat index of the effort profile.</param>
    /// <returns>Counts, frequencies of report profiles and states, and the radius of their confidence set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public abstract EffortEstimate Estimate(int efforts);

    /// <summary>What is known of a difference of costs.</summary>
    /// <param name="agent">Index of the agent.</param>
    /// <param name="effort">The effort.</param>
    /// <param name="other">The effort it is compared with.</param>
    /// <returns>The estimate of c(effort) − c(other), and its width.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent or effort.</exception>
    public abstract CostEstimate CostDifference(int agent, int effort, int other);

    /// <summary>Hands over the mechanism that was learned.</summary>
    /// <returns>The mechanism; before the principal has committed, the rules that are known to induce the first effort of everybody.</returns>
    public abstract CommittedMechanism Commit();

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public abstract HiringRun Fork();
}
