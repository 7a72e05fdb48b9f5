namespace Mechanisms.Games.Dynamics;

/// <summary>Immutable settings of a learner that plays points of a convex set and sees the gradient of its loss there; they begin runs.</summary>
public interface IGradientLearner
{
    /// <summary>Gets the name that tables and files carry, for example <c>gradient descent</c>.</summary>
    string Name { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="set">The points to choose from.</param>
    /// <param name="horizon">Number of rounds the learner plans for, at least 1; anytime learners ignore it, and a run may go on beyond it.</param>
    /// <returns>A run before its first round.</returns>
    NoRegretRun Begin(ConvexSet set, long horizon);
}
