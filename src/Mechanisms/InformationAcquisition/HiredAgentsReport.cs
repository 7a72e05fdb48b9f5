using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>What was found about a mechanism for hired agents: the best deviation of every kind, and broken limits.</summary>
/// <param name="Mechanism">The mechanism that was checked.</param>
/// <param name="Finding">Value, largest gain in advance and broken limits, as for mechanisms of every other family.</param>
/// <param name="Deviations">The best report map for each agent, effort told (with positive probability) and effort made, in that order; with the effort
/// told, the best map that lies on some signal, if there are two.</param>
/// <param name="Verdict">The claim that obeying and telling the truth is a best response: proved when gains are exact and none is positive, refuted by the
/// largest gain above the tolerance, not refuted otherwise.</param>
public sealed record HiredAgentsReport(
    HiredAgentsMechanism Mechanism, IncentiveFinding Finding, Sequence<HiredAgentDeviation> Deviations, Verdict<HiredAgentDeviation> Verdict)
{
    /// <summary>Gets what the mechanism is worth to the principal when all obey and tell the truth, in money.</summary>
    public double PrincipalValue => Finding.Value;

    /// <summary>Gets payments below 0 or above the cap by more than the tolerance, in words.</summary>
    public Sequence<string> Violations => Finding.Violations;

    /// <summary>Gets a value indicating whether no deviation is refuting and no limit is broken.</summary>
    public bool IsAccepted => Finding.IsAccepted;

    /// <summary>Gets the deviation with the largest gain in advance, the first of equal ones, negative when every one costs; null when nobody has a choice.</summary>
    public HiredAgentDeviation? Best => Deviations.MaxBy(deviation => deviation.Gain);

    /// <summary>Gets the deviation with the largest gain given what the agent was told; null when nobody has a choice.</summary>
    public HiredAgentDeviation? BestGivenRecommendation => Deviations.MaxBy(deviation => deviation.ConditionalGain);

    /// <summary>Says whether the mechanism is accepted, and the best deviation from it.</summary>
    /// <returns>A few sentences.</returns>
    public override string ToString()
    {
        string best = Best?.ToString() ?? "Nobody has a choice.";
        return Violations.Count > 0 ? $"Breaks a limit: {Violations[0]}. {best}" : $"{(IsAccepted ? "Accepted" : "Refuted")}. {best}";
    }
}
