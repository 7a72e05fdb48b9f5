using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>Immutable settings of a learner that sees a context of every arm before it chooses; they begin runs.</summary>
public interface IContextualLearner
{
    /// <summary>Gets the name that curves and files carry, for example <c>LinUCB</c>.</summary>
    string Name { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="arms">Number of arms, 1 to 65,536.</param>
    /// <param name="dimension">Length of every context, 1 to 1,024.</param>
    /// <param name="horizon">Number of rounds the learner plans for, at least 1.</param>
    /// <param name="key">The replication's key; the learner draws from its role <see cref="Streams.Learner"/> only.</param>
    /// <returns>A run before its first round.</returns>
    ContextualRun Begin(int arms, int dimension, long horizon, StreamKey key);
}
