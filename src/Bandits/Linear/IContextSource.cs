using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>Where the true contexts of a contextual bandit come from.</summary>
/// <remarks>A pure function of round and key, so that any round can be made again: for another learner, another epoch, a fork. Thread-safe.</remarks>
public interface IContextSource
{
    /// <summary>Gets the number of arms, at least 1.</summary>
    int Arms { get; }

    /// <summary>Gets the length of every context, at least 1.</summary>
    int Dimension { get; }

    /// <summary>Writes the contexts of one round.</summary>
    /// <param name="round">Round from 0.</param>
    /// <param name="key">The replication's key; sources draw from its role <see cref="Streams.Instances"/> only.</param>
    /// <param name="destination">Receives the contexts, row-major, shape [arm, dimension].</param>
    void Fill(long round, StreamKey key, Span<double> destination);
}
