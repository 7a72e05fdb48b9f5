using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.InformationAcquisition;

/// <summary>What was found about a mechanism for hired agents: the best deviation of every kind, and broken limits.</summary>
/// <param name="Mechanism">The mechanism that was checked.</param>
/// <param name="PrincipalValue">What it is worth to the principal when all obey and tell the truth, in money.</param>
/// <param name="Deviations">The best report map for each agent, effort told (with positive probability) and effort made, in that order.</param>
/// <param name="Violations">Payments below 0 or above the cap by more than the tolerance, in words.</param>
/// <param name="Verdict">The claim that obeying and telling the truth is a best response: proved when gains are exact and none is positive, refuted by the
/// largest gain above the tolerance, not refuted otherwise.</param>
public sealed record HiredAgentsReport(
    HiredAgentsMechanism Mechanism, double PrincipalValue, Sequence<HiredAgentDeviation> Deviations, Sequence<string> Violations, Verdict<HiredAgentDeviation> Verdict)
{
    /// <summary>Gets a value indicating whether no deviation is refuting and no limit is broken.</summary>
    public bool IsAccepted => !Verdict.IsRefuted && Violations.Count == 0;

    /// <summary>Gets the deviation with the largest gain in advance, the first of equal ones; never empty, since each agent may do as told.</summary>
    public HiredAgentDeviation Best => Deviations.Aggregate((best, next) => next.Gain > best.Gain ? next : best);

    /// <summary>Gets the deviation with the largest gain given what the agent was told.</summary>
    public HiredAgentDeviation BestGivenRecommendation => Deviations.Aggregate((best, next) => next.ConditionalGain > best.ConditionalGain ? next : best);

    /// <summary>Says whether the mechanism is accepted, and the best deviation from it.</summary>
    /// <returns>One or two sentences.</returns>
    public override string ToString() => Violations.Count > 0 ? $"Breaks a limit: {Violations[0]} {Best}" : $"{(IsAccepted ? "Accepted" : "Refuted")}. {Best}";
}
