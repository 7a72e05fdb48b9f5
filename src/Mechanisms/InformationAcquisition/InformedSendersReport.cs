using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>What was found about a mechanism for informed senders: the best lie of every sender on every signal.</summary>
/// <param name="Mechanism">The mechanism that was checked.</param>
/// <param name="Finding">Value, largest gain in advance, broken margins and conditions, as for mechanisms of every other family.</param>
/// <param name="BestReports">The best lie of each sender with more than one signal on each of them, with what it gains over the truth in advance (times
/// the probability of the signal), sender by sender; negative where every lie costs.</param>
/// <param name="SignalProbabilities">The probability of the signal of each entry of <paramref name="BestReports"/>; empty when they are unknown.</param>
/// <param name="Verdict">The claim that truth is a best response: proved when gains are exact and none is positive, refuted by the largest gain above the
/// tolerance, not refuted otherwise.</param>
public sealed record InformedSendersReport(
    ReportMechanism Mechanism,
    IncentiveFinding Finding,
    Sequence<SenderGain> BestReports,
    Sequence<double> SignalProbabilities,
    Verdict<SenderGain> Verdict)
{
    /// <summary>Gets what the mechanism is worth to the receiver when all tell the truth.</summary>
    public double ReceiverValue => Finding.Value;

    /// <summary>Gets further conditions and margins that are broken by more than the tolerance, in words.</summary>
    public Sequence<string> Violations => Finding.Violations;

    /// <summary>Gets a value indicating whether no lie is refuting and no condition is broken.</summary>
    public bool IsAccepted => Finding.IsAccepted;

    /// <summary>Gets the lie that gains most in advance, the first of equal ones, negative when every one costs; null when nobody has two signals.</summary>
    public SenderGain? Best => BestReports.Count == 0 ? null : BestReports.MaxBy(best => best.Gain);

    /// <summary>Gets the largest gain given the signal, negative when every lie costs; null when the probabilities of signals are unknown, or nobody can lie.</summary>
    public double? LargestConditionalGain => Finding.ConditionalGain;

    /// <summary>What a sender gains in advance by the best map from signals to reports.</summary>
    /// <param name="sender">Index of the sender.</param>
    /// <returns>The sum of its gains over the signals on which a lie gains, at least 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sender.</exception>
    public double MapGain(int sender)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sender, (uint)Mechanism.Problem.SenderCount, nameof(sender));
        return BestReports.Where(best => best.Lie.Sender == sender).Sum(best => Math.Max(0, best.Gain));
    }

    /// <summary>Says whether the mechanism is accepted, and the best lie.</summary>
    /// <returns>A few sentences.</returns>
    public override string ToString()
    {
        string best = Best?.ToString() ?? "Nobody can lie.";
        return Violations.Count > 0 ? $"Breaks a condition: {Violations[0]}. {best}" : $"{(IsAccepted ? "Accepted" : "Refuted")}. {best}";
    }
}
