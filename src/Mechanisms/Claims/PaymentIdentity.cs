using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Every payment is the one that the allocation dictates: p(b) = p(0) + b · x(b) − ∫ x(z) dz over z from 0 to b.</summary>
/// <remarks>
/// Of agents who report values of at least 0; x is the agent's share and p its payment while the others stay, both in expectation over the
/// mechanism's draws. Between breakpoints the share must be constant, as it is between the bids of the others in an auction that compares
/// bids, so that the integral is exact. That is read, not believed: at the middle of every piece below the agent's report and beside both of its
/// ends, at that report and at all of its misreports there; a share that differs from another of its piece is refused, for neither a proof nor a
/// witness would mean anything. A share that jumps and jumps back between two reads is not seen; verdicts say so. For an item, the identity
/// says that the winner pays its threshold. The witness of a case is the largest difference; ties go to the lowest agent.
/// <para>Time O(agents · (breakpoints + misreports)) runs.</para>
/// </remarks>
/// <typeparam name="TOutcome">What the mechanism decides, with shares and payments.</typeparam>
/// <param name="Mechanism">The mechanism; agents report a number each.</param>
/// <param name="Breakpoints">Where an agent's share may jump (profile, agent), whatever it reports itself; null for the reports of the others.</param>
[Reference("myerson1981", "payments from the allocation")]
public sealed record PaymentIdentity<TOutcome>(
    IMechanism<Rational, TOutcome> Mechanism, Func<Sequence<Rational>, int, Sequence<Rational>>? Breakpoints = null)
    : Claim<Rational, TOutcome, Violation<Rational, TOutcome>>(Mechanism)
    where TOutcome : IShares, IPayments
{
    /// <summary>Part of a piece between two breakpoints, from its ends, at which its share is read, too.</summary>
    private static readonly Rational Beside = new(1, 1024);

    /// <inheritdoc/>
    public override string Property => "paid by the payment identity";

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.Misreports;

    /// <inheritdoc/>
    public override string Caveat => "shares taken as constant between breakpoints, and read to be so";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A share varies between two breakpoints.</exception>
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
                worst = new(Statement, situation, $"Agent {agent} pays {paid}; the allocation dictates {due}.", difference) { Agent = agent };
            }
        }

        return worst;
    }

    private static (Rational Share, Rational Payment) Read(Lottery<TOutcome> lottery, int agent) =>
        (lottery.Expected(outcome => outcome.ShareOf(agent)), lottery.Expected(outcome => outcome.Payments[agent]));

    private static (Rational Share, Rational Payment) After(Situation<Rational, TOutcome> situation, int agent, Rational report) =>
        Read(situation.Mechanism.Run(situation.Reporting((agent, report)).Span), agent);

    private Rational Due(Situation<Rational, TOutcome> situation, int agent)
    {
        Rational bid = situation.Truth[agent];
        IEnumerable<Rational> jumps = Breakpoints is null
            ? situation.Truth.Where((_, other) => other != agent)
            : Breakpoints(situation.Truth, agent);
        Rational[] points = [.. jumps.Where(point => point.Sign > 0).Prepend(Rational.Zero).Distinct().Order()];
        Rational integral = Rational.Zero;
        for (int index = 0; index < points.Length && points[index] < bid; index++)
        {
            Rational? next = index + 1 < points.Length ? points[index + 1] : null;
            Rational until = next is { } end ? Rational.Min(end, bid) : bid;
            integral += (until - points[index]) * Constant(situation, agent, points[index], until, next);
        }

        return After(situation, agent, Rational.Zero).Payment + (bid * Read(situation.Outcome, agent).Share) - integral;
    }

    // The share on a piece, read up to the agent's own report only: further reports may be none. Breakpoints belong to no piece, for ties are broken there.
    private Rational Constant(Situation<Rational, TOutcome> situation, int agent, Rational from, Rational until, Rational? next)
    {
        Rational width = until - from;
        Rational middle = from + (width / 2);
        Rational share = After(situation, agent, middle).Share;
        IEnumerable<Rational> reports = situation.Misreports(agent).Append(until).Where(report => report > from && (next is null || report < next));
        foreach (Rational report in reports.Append(from + (width * Beside)).Append(until - (width * Beside)).Distinct())
        {
            if (After(situation, agent, report).Share is { } other && other != share)
            {
                throw new InvalidOperationException(
                    $"The share of agent {agent} must be constant between breakpoints; when all report {situation.Truth} and it {middle} it is {share}, and {other} when "
                    + $"it reports {report}. Give {nameof(Breakpoints)} with every point where a share may jump, such as a reserve.");
            }
        }

        return share;
    }
}
