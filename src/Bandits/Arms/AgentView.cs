using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>What an agent saw of one epoch: what its own arms did, and nothing of the others.</summary>
/// <param name="Epoch">Epoch from 0.</param>
/// <param name="ClickRates">Click rates of the own arms in this epoch, shape [own arm].</param>
/// <param name="Shows">Mean number of shows of each own arm per run, shape [own arm].</param>
/// <param name="Clicks">Mean number of clicks of each own arm per run, shape [own arm]: what the agent earns.</param>
public sealed record AgentView(int Epoch, Sequence<double> ClickRates, Sequence<double> Shows, Sequence<double> Clicks);
