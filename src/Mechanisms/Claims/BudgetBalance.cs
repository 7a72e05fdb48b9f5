using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Payments sum to what the outcome costs, in every outcome that may be drawn: money neither leaks nor appears.</summary>
/// <remarks>
/// Ex post. The witness of a case is the first outcome of the lottery that is off balance.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides, with payments.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Cost">What an outcome costs the mechanism, in money; null for nothing.</param>
[Reference("moulin2001", "budget balance")]
public sealed record BudgetBalance<TReport, TOutcome>(IMechanism<TReport, TOutcome> Mechanism, Func<TOutcome, Rational>? Cost = null)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
    where TOutcome : IPayments
{
    /// <summary>Gets the difference that counts as none.</summary>
    /// <value>Exact by default; for payments computed in floating point, <see cref="Tolerances.Gain"/>.</value>
    public Tolerance Tolerance { get; init; }

    /// <inheritdoc/>
    public override string Property => "budget balanced";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Tolerance);

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return OutcomeScan.Largest(Statement, situation, outcome =>
        {
            (Rational collected, Rational needed) = Money.Balance(outcome, Cost);
            return Tolerance.Counts(collected, needed) || Tolerance.Counts(needed, collected)
                ? [new(null, $"Payments sum to {collected}; the outcome costs {needed}.", Rational.Abs(collected - needed))]
                : [];
        });
    }
}
