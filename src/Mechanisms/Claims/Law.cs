using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>A property of your own: what every profile and the lottery that a mechanism makes of it must satisfy.</summary>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Adjective">The property in a few words that follow "is": <c>strongly proportional</c>.</param>
/// <param name="Objection">What is wrong with a lottery at a profile, as a sentence; null when nothing is. Pure.</param>
public sealed record Law<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, string Adjective, Func<Sequence<TReport>, Lottery<TOutcome>, string?> Objection)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets the property in a few words.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Adjective { get; init => field = Given.Required(value); } = Given.Required(Adjective);

    /// <summary>Gets what is wrong with a lottery at a profile.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Func<Sequence<TReport>, Lottery<TOutcome>, string?> Objection { get; init => field = Given.Required(value); } = Given.Required(Objection);

    /// <inheritdoc/>
    public override string Property => Adjective;

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return Objection(situation.Truth, situation.Outcome) is { } reason
            ? new(Statement, situation, reason, Rational.One)
            : null;
    }
}
