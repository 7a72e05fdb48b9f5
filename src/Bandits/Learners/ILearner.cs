using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>Immutable settings of a learner; they begin runs.</summary>
public interface ILearner
{
    /// <summary>Gets the name that curves and files carry, for example <c>UCB-S</c>.</summary>
    string Name { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="arms">Number of arms, at least 1.</param>
    /// <param name="horizon">Number of rounds the learner plans for, at least 1.</param>
    /// <param name="key">The replication's key; the learner draws from its role <see cref="Streams.Learner"/> only, keeping the key's agent, and every round from a place of its own, so that what one round draws does not move the next.</param>
    /// <returns>A run before its first round.</returns>
    LearnerRun Begin(int arms, long horizon, StreamKey key);
}
