using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts;

/// <summary>What was found about one contract that recommends one action: the gain of every single deviation, and broken limits.</summary>
/// <param name="Contract">The contract that was checked.</param>
/// <param name="Action">The action that it recommends.</param>
/// <param name="AgentUtility">The agent's expected utility from following, in money.</param>
/// <param name="Deviations">Each other action with what the agent gains by it, ascending by action, in money; the player is 0, the agent.
/// Gains are exact rationals rounded once.</param>
/// <param name="Violations">Limits broken by more than the tolerance: participation, payments of at least 0, caps.</param>
/// <param name="Verdict">The claim that the action is a best response: proved when no exact gain is positive, refuted by the largest
/// gain above the tolerance, not refuted when gains are positive but within it.</param>
public sealed record IncentiveReport(
    Contract Contract,
    int Action,
    double AgentUtility,
    Sequence<Deviation<int>> Deviations,
    Sequence<ContractViolation> Violations,
    Verdict<Deviation<int>> Verdict)
{
    /// <summary>Gets a value indicating whether the agent follows, stays, and no limit is broken, all up to the tolerance.</summary>
    public bool IsAccepted => !Verdict.IsRefuted && Violations.Count == 0;

    /// <summary>Gets the agent's largest gain from another action, in money; negative infinity when there is only one action.</summary>
    public double LargestGain => Deviations.Count == 0 ? double.NegativeInfinity : Deviations.Max(deviation => deviation.Gain);
}
