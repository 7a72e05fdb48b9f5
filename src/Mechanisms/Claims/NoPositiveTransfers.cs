using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Nobody is ever paid: every payment is at least 0 in every outcome that may be drawn.</summary>
/// <remarks>
/// The witness of a case is the first payment below 0, in order of outcomes and agents.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides, with payments.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
[Reference("moulin2001", "no positive transfers")]
public sealed record NoPositiveTransfers<TReport, TOutcome>(IMechanism<TReport, TOutcome> Mechanism)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
    where TOutcome : IPayments
{
    /// <summary>Gets the difference that counts as none.</summary>
    /// <value>Exact by default; for payments computed in floating point, <see cref="Tolerances.Gain"/>.</value>
    public Tolerance Tolerance { get; init; }

    /// <inheritdoc/>
    public override string Property => "free of positive transfers";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Tolerance);

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return OutcomeScan.Largest(Statement, situation, outcome => outcome.Payments.Index()
            .Where(paid => Tolerance.Counts(paid.Item, Rational.Zero))
            .Select(paid => new Objection(paid.Index, $"Agent {paid.Index} is paid {-paid.Item}.", -paid.Item)));
    }
}
