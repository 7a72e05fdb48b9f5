using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Arms;

/// <summary>Immutable settings of an agent who owns arms and chooses their click rates between epochs; they begin runs.</summary>
/// <remarks>
/// An agent learns of the game only what its role may see: its own arms (<see cref="AgentRole"/>), what they did in an epoch
/// (<see cref="AgentView"/>), and what they would have earned at other click rates with everybody else in place (<see cref="ProbeAnswer"/>).
/// </remarks>
public interface IStrategicAgent
{
    /// <summary>Gets the name that tables and files carry.</summary>
    string Name { get; }

    /// <summary>Gets the runs of every probe; 0 for an agent that never probes.</summary>
    int ProbeReplications { get; }

    /// <summary>How many strategies the agent tries before each of its moves.</summary>
    /// <param name="arms">Number of its arms, at least 1.</param>
    /// <returns>The number of probes, the same in every epoch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The agent cannot try that many joint strategies.</exception>
    int ProbesFor(int arms);

    /// <summary>Begins a run.</summary>
    /// <param name="role">What the agent knows before epoch 0.</param>
    /// <param name="key">Key of the agent's own random numbers; it shares none of them with the environment, the learner or another agent.</param>
    /// <returns>A run before epoch 0.</returns>
    /// <exception cref="ArgumentException">The start in the role is none that the agent can go on from.</exception>
    AgentRun Begin(AgentRole role, StreamKey key);
}
