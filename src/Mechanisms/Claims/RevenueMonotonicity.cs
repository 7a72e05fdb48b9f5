using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>The mechanism never collects less because one more agent takes part: dropping an agent never raises the sum of payments.</summary>
/// <remarks>
/// Sums are compared in expectation over the mechanism's draws, exact. The mechanism must accept one agent less than the case has; a case of one
/// agent shows nothing. The witness of a case is the largest rise; ties go to the lowest agent.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides, with payments.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
[Reference("ausubel2006", "revenues of the Vickrey auction fall as bidders are added")]
public sealed record RevenueMonotonicity<TReport, TOutcome>(IMechanism<TReport, TOutcome> Mechanism)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
    where TOutcome : IPayments
{
    /// <inheritdoc/>
    public override string Property => "revenue monotone";

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        Violation<TReport, TOutcome>? worst = null;
        Rational collected = situation.Outcome.Expected(Money.Collected);
        for (int agent = 0; agent < situation.Agents && situation.Agents > 1; agent++)
        {
            TReport[] others = [.. situation.Truth.Where((_, other) => other != agent)];
            Lottery<TOutcome> without = situation.Mechanism.Run(others);
            Rational rise = without.Expected(Money.Collected) - collected;
            if (rise > (worst?.Size ?? Rational.Zero))
            {
                string reason = $"Payments sum to {collected}, and to {collected + rise} when agent {agent} stays away: {without}.";
                worst = new(Statement, situation, reason, rise) { Agent = agent };
            }
        }

        return worst;
    }
}
