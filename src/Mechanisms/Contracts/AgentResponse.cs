using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>What the agent does under a contract.</summary>
/// <param name="Action">The action chosen.</param>
/// <param name="AgentUtility">The agent's expected utility from it, in money.</param>
/// <param name="PrincipalValue">The principal's expected value from it, in money.</param>
/// <param name="TiedActions">The actions among which the agent was indifferent, ascending; holds <paramref name="Action"/>.</param>
public sealed record AgentResponse(int Action, double AgentUtility, double PrincipalValue, Sequence<int> TiedActions);
