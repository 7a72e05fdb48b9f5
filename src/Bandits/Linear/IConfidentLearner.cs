using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>A contextual learner whose runs say how large the reward of a context may be, so that others may hold arms to it.</summary>
public interface IConfidentLearner : IContextualLearner
{
    /// <summary>Begins a run that knows its confidence.</summary>
    /// <param name="arms">Number of arms, 1 to 65,536.</param>
    /// <param name="dimension">Length of every context, 1 to 1,024.</param>
    /// <param name="horizon">Number of rounds the learner plans for, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <returns>A run before its first round.</returns>
    new ConfidentRun Begin(int arms, int dimension, long horizon, StreamKey key);

    /// <inheritdoc/>
    ContextualRun IContextualLearner.Begin(int arms, int dimension, long horizon, StreamKey key) => Begin(arms, dimension, horizon, key);
}
