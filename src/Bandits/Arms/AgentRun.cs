using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>An agent at work: mutable, single-threaded, forkable.</summary>
/// <remarks>In an epoch in which the agent may move, <see cref="Probes"/> comes first, then <see cref="Decide"/>; in other epochs neither is called.</remarks>
public abstract class AgentRun
{
    /// <summary>The strategies the agent wants to try, everybody else staying where they are.</summary>
    /// <param name="clickRates">The agent's click rates in this epoch, shape [own arm].</param>
    /// <returns>Click rates of the own arms, one entry per probe: as many as <see cref="IStrategicAgent.ProbesFor"/> says.</returns>
    public abstract Sequence<Sequence<double>> Probes(Sequence<double> clickRates);

    /// <summary>Chooses the click rates of the next epoch.</summary>
    /// <param name="view">What the agent saw of the epoch.</param>
    /// <param name="answers">What each probe earned, in the order of the probes.</param>
    /// <returns>The strategies the agent is content with.</returns>
    public abstract AgentDecision Decide(AgentView view, Sequence<ProbeAnswer> answers);

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public abstract AgentRun Fork();
}
