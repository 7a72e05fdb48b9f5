using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Learning;

/// <summary>How an agent answers what a principal announces: settings that begin a run.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public interface IResponder
{
    /// <summary>Gets the name in reports, for example <c>rational</c>.</summary>
    string Name { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="actions">Number of actions or efforts, at least 1.</param>
    /// <param name="range">The least and the largest payoff of a round, cost deducted, in money.</param>
    /// <param name="horizon">Rounds to come, at least 1.</param>
    /// <param name="key">The agent's own stream; it never holds the environment's.</param>
    /// <returns>A run before the first round.</returns>
    ResponderRun Begin(int actions, (double Low, double High) range, long horizon, StreamKey key);
}
