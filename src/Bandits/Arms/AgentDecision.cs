using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>Strategies that an agent is equally content with, and who breaks the tie.</summary>
/// <remarks>The agent does not see what a tie costs the principal; the experiment breaks it, with the learner's regret in the probes.</remarks>
/// <param name="Acceptable">Click rates of the own arms, at least one entry, the agent's first choice first; with another rule than <see cref="TieRule.FirstChoice"/> all of them strategies it probed.</param>
/// <param name="Ties">Who breaks the tie.</param>
public sealed record AgentDecision(Sequence<Sequence<double>> Acceptable, TieRule Ties = TieRule.FirstChoice);
