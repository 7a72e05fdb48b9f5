using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Who reports more never gets less, whatever the others report: what single-parameter truthfulness asks of an allocation.</summary>
/// <remarks>
/// Shares are compared in expectation over the mechanism's draws, exact. For agents who report costs, claim it of the falling direction. The
/// witness of a case is the largest fall; ties go to the lowest agent, then to the first misreport.
/// </remarks>
/// <typeparam name="TOutcome">What the mechanism decides, with shares.</typeparam>
/// <param name="Mechanism">The mechanism; agents report a number each.</param>
/// <param name="Direction">Whether shares rise or fall with the report.</param>
[Reference("myerson1981", "monotone allocation")]
public sealed record MonotoneAllocation<TOutcome>(
    IMechanism<Rational, TOutcome> Mechanism, MonotoneDirection Direction = MonotoneDirection.Rising)
    : Claim<Rational, TOutcome, Violation<Rational, TOutcome>>(Mechanism)
    where TOutcome : IShares
{
    /// <inheritdoc/>
    public override string Property => Direction == MonotoneDirection.Rising ? "monotone in values" : "monotone in costs";

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.Misreports;

    /// <inheritdoc/>
    public override Violation<Rational, TOutcome>? Examine(Situation<Rational, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        Violation<Rational, TOutcome>? worst = null;
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            Rational share = Share(agent, situation.Outcome);
            for (int misreport = 0; misreport < situation.Misreports(agent).Count; misreport++)
            {
                Rational report = situation.Misreports(agent)[misreport];
                Rational change = Share(agent, situation.After(agent, misreport)) - share;
                bool rises = (report > situation.Truth[agent]) == (Direction == MonotoneDirection.Rising);
                Rational fall = rises ? -change : change;
                if (report != situation.Truth[agent] && fall > (worst?.Size ?? Rational.Zero))
                {
                    worst = new(
                        Statement, situation, $"Agent {agent} reports {report} instead of {situation.Truth[agent]} and its share changes by {change}.", fall)
                    {
                        Agent = agent,
                        Compared = situation.Reporting((agent, report)),
                        After = situation.After(agent, misreport),
                    };
                }
            }
        }

        return worst;
    }

    private static Rational Share(int agent, Lottery<TOutcome> lottery) => lottery.Expected(outcome => outcome.ShareOf(agent));
}
