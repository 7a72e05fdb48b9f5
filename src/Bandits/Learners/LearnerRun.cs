namespace Mechanisms.Bandits.Learners;

/// <summary>A learner at work: mutable, single-threaded, forkable.</summary>
/// <remarks>One round is <see cref="Choose"/> followed by <see cref="Observe"/>. A fork continues on its own from the same state with the same draws.</remarks>
public abstract class LearnerRun
{
    /// <summary>What <see cref="Choose"/> returns when the learner shows no arm in the coming round, nor in any later one.</summary>
    public const int Nobody = -1;

    /// <summary>Chooses the arm of the coming round.</summary>
    /// <returns>
    /// Arm from 0; ties go to the lowest arm. Calling it twice without an observation gives the same arm.
    /// <see cref="Nobody"/> ends the run: there is nothing to observe any more.
    /// </returns>
    public abstract int Choose();

    /// <summary>Takes in what the chosen arm did.</summary>
    /// <param name="arm">The arm shown.</param>
    /// <param name="observation">Click and reward.</param>
    public abstract void Observe(int arm, Observation observation);

    /// <summary>Whether the learner has not removed an arm.</summary>
    /// <param name="arm">Arm from 0.</param>
    /// <returns>False once the learner removed the arm for good; always true for learners that remove none.</returns>
    public virtual bool IsActive(int arm) => true;

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public abstract LearnerRun Fork();
}
