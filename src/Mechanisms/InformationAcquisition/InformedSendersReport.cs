using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.InformationAcquisition;

/// <summary>What was found about a mechanism for informed senders: the best lie of every sender on every signal.</summary>
/// <param name="Mechanism">The mechanism that was checked.</param>
/// <param name="ReceiverValue">What it is worth to the receiver when all tell the truth.</param>
/// <param name="BestReports">The best report of each sender on each of its signals, with what it gains over the truth in advance (times the probability of
/// the signal), sender by sender; the truth itself, gaining 0, where no lie gains.</param>
/// <param name="SignalProbabilities">The probability of the signal of each entry of <paramref name="BestReports"/>; empty when they are unknown.</param>
/// <param name="Violations">Further conditions and margins that are broken by more than the tolerance, in words.</param>
/// <param name="Verdict">The claim that truth is a best response: proved when gains are exact and none is positive, refuted by the largest gain above the
/// tolerance, not refuted otherwise.</param>
public sealed record InformedSendersReport(
    ReportMechanism Mechanism,
    double ReceiverValue,
    Sequence<SenderGain> BestReports,
    Sequence<double> SignalProbabilities,
    Sequence<string> Violations,
    Verdict<SenderGain> Verdict)
{
    /// <summary>Gets a value indicating whether no lie is refuting and no condition is broken.</summary>
    public bool IsAccepted => !Verdict.IsRefuted && Violations.Count == 0;

    /// <summary>Gets the lie that gains most in advance, the first of equal ones.</summary>
    public SenderGain Best => BestReports.Aggregate((best, next) => next.Gain > best.Gain ? next : best);

    /// <summary>Gets the largest gain given the signal; null when the probabilities of signals are unknown.</summary>
    public double? LargestConditionalGain => SignalProbabilities.Count == 0 ? null : BestReports
        .Zip(SignalProbabilities, (best, probability) => probability > 0 ? best.Gain / probability : 0)
        .Max();

    /// <summary>What a sender gains in advance by the best map from signals to reports.</summary>
    /// <param name="sender">Index of the sender.</param>
    /// <returns>The sum of its gains over its signals, at least 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sender.</exception>
    public double MapGain(int sender)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sender, (uint)Mechanism.Problem.SenderCount, nameof(sender));
        return BestReports.Where(best => best.Lie.Sender == sender).Sum(best => best.Gain);
    }

    /// <summary>Says whether the mechanism is accepted, and the best lie.</summary>
    /// <returns>One or two sentences.</returns>
    public override string ToString() => Violations.Count > 0 ? $"Breaks a condition: {Violations[0]} {Best}" : $"{(IsAccepted ? "Accepted" : "Refuted")}. {Best}";
}
