using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Every payment is the one that the allocation dictates: p(b) = p(0) + b · x(b) − ∫ x(z) dz over z from 0 to b.</summary>
/// <remarks>
/// Of agents who report values of at least 0; x is the agent's share and p its payment while the others stay, both in expectation over the
/// mechanism's draws. Between breakpoints the share must be constant, as it is between the bids of the others in an auction that compares
/// bids: it is then read at midpoints and the integral is exact. For an item, the identity says that the winner pays its threshold. The
/// witness of a case is the largest difference; ties go to the lowest agent.
/// <para>Time O(agents · breakpoints) runs.</para>
/// </remarks>
/// <typeparam name="TOutcome">What the mechanism decides, with shares and payments.</typeparam>
/// <param name="Mechanism">The mechanism; agents report a number each.</param>
/// <param name="Breakpoints">Where an agent's share may jump (profile, agent); null for the reports of the others.</param>
[Reference("myerson1981", "payments from the allocation")]
public sealed record PaymentIdentity<TOutcome>(
    IMechanism<Rational, TOutcome> Mechanism, Func<Sequence<Rational>, int, Sequence<Rational>>? Breakpoints = null)
    : Claim<Rational, TOutcome, Violation<Rational, TOutcome>>(Mechanism)
    where TOutcome : IShares, IPayments
{
    /// <inheritdoc/>
    public override string Property => "paid by the payment identity";

    /// <inheritdoc/>
    public override string Caveat => "shares taken as constant between breakpoints";

    /// <inheritdoc/>
    public override Violation<Rational, TOutcome>? Examine(Situation<Rational, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        Violation<Rational, TOutcome>? worst = null;
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            Rational paid = Read(situation.Outcome, agent).Payment;
            Rational due = Due(situation, agent);
            Rational difference = Rational.Abs(paid - due);
            if (difference > (worst?.Size ?? Rational.Zero))
            {
                worst = new(Statement, situation, $"Agent {agent} pays {paid}; the allocation dictates {due}.", difference);
            }
        }

        return worst;
    }

    private static (Rational Share, Rational Payment) Read(Lottery<TOutcome> lottery, int agent) =>
        (lottery.Expected(outcome => outcome.ShareOf(agent)), lottery.Expected(outcome => outcome.Payments[agent]));

    private Rational Due(Situation<Rational, TOutcome> situation, int agent)
    {
        Rational bid = situation.Truth[agent];
        IEnumerable<Rational> jumps = Breakpoints is null
            ? situation.Truth.Where((_, other) => other != agent)
            : Breakpoints(situation.Truth, agent);
        Rational[] points = [.. jumps.Where(point => point.Sign > 0 && point < bid).Append(Rational.Zero).Append(bid).Distinct().Order()];
        Rational integral = Rational.Zero;
        for (int index = 0; index + 1 < points.Length; index++)
        {
            Rational middle = (points[index] + points[index + 1]) / 2;
            integral += (points[index + 1] - points[index]) * After(middle).Share;
        }

        return After(Rational.Zero).Payment + (bid * Read(situation.Outcome, agent).Share) - integral;

        (Rational Share, Rational Payment) After(Rational report) =>
            Read(situation.Mechanism.Run(situation.Reporting((agent, report)).Span), agent);
    }
}
