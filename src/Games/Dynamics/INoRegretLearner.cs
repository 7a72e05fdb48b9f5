namespace Mechanisms.Games.Dynamics;

/// <summary>Immutable settings of a learner that mixes over finitely many actions and sees the loss of every action; they begin runs.</summary>
public interface INoRegretLearner
{
    /// <summary>Gets the name that tables and files carry, for example <c>Hedge</c>.</summary>
    string Name { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="actions">Number of actions, at least 1.</param>
    /// <param name="horizon">Number of rounds the learner plans for, at least 1; anytime learners ignore it, and a run may go on beyond it.</param>
    /// <returns>A run before its first round.</returns>
    NoRegretRun Begin(int actions, long horizon);
}
