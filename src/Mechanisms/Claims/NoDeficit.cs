using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Payments cover what the outcome costs, in every outcome that may be drawn.</summary>
/// <remarks>
/// Ex post; also called weak budget balance or feasibility. The witness of a case is the first outcome of the lottery that runs a deficit.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides, with payments.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Cost">What an outcome costs the mechanism, in money; null for nothing.</param>
[Reference("clarke1971", "taxes that never run a deficit")]
public sealed record NoDeficit<TReport, TOutcome>(IMechanism<TReport, TOutcome> Mechanism, Func<TOutcome, Rational>? Cost = null)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
    where TOutcome : IPayments
{
    /// <summary>Gets the difference that counts as none.</summary>
    /// <value>Exact by default; for payments computed in floating point, <see cref="Tolerances.Gain"/>.</value>
    public Tolerance Tolerance { get; init; }

    /// <inheritdoc/>
    public override string Property => "free of deficits";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Tolerance);

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return OutcomeScan.Largest(Statement, situation, outcome =>
        {
            (Rational collected, Rational needed) = Money.Balance(outcome, Cost);
            return Tolerance.Counts(collected, needed) ? [new(null, $"Payments sum to {collected}; the outcome costs {needed}.", needed - collected)] : [];
        });
    }
}
