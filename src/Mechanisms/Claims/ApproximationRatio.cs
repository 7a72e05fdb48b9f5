using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>The expected cost is at most a factor above the least possible, or the expected welfare at most a factor below the most possible.</summary>
/// <remarks>
/// With <see cref="OptimizationSense.Minimize"/> the claim is E[value] ≤ factor · optimum, with <see cref="OptimizationSense.Maximize"/>
/// factor · E[value] ≥ optimum, both exact, so that a factor of 1 claims an optimum. The size of a witness is the ratio that it reaches;
/// where the value to divide by is 0 it is the difference. Take a search with <see cref="WitnessChoice.Largest"/> and a factor below the true one
/// to find the worst case: exhaustive for that of a domain, random for one that it climbs to.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Sense">Whether <paramref name="Value"/> is a cost or a welfare.</param>
/// <param name="Value">Cost or welfare of an outcome at a profile of types, at least 0.</param>
/// <param name="Optimum">The least cost or the most welfare at a profile of types, at least 0.</param>
/// <param name="Factor">The factor claimed, at least 0; at least 1 to be true.</param>
[Reference("procaccia2013", "approximation ratios of mechanisms without money")]
public sealed record ApproximationRatio<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism,
    OptimizationSense Sense,
    Func<Sequence<TReport>, TOutcome, Rational> Value,
    Func<Sequence<TReport>, Rational> Optimum,
    Rational Factor)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets cost or welfare of an outcome at a profile of types.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Func<Sequence<TReport>, TOutcome, Rational> Value { get; init => field = Given.Required(value); } = Given.Required(Value);

    /// <summary>Gets the least cost or the most welfare at a profile of types.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Func<Sequence<TReport>, Rational> Optimum { get; init => field = Given.Required(value); } = Given.Required(Optimum);

    /// <summary>Gets what is approximated, in words.</summary>
    /// <value><c>the optimum</c> by default.</value>
    public string Goal { get; init; } = "the optimum";

    /// <inheritdoc/>
    public override string Property => $"within a factor {Factor} of {Goal}";

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        Rational optimum = Optimum(situation.Truth);
        Rational value = situation.Outcome.Expected(outcome => Value(situation.Truth, outcome));
        (Rational more, Rational less) = Sense == OptimizationSense.Minimize ? (value, optimum) : (optimum, value);
        if (more <= Factor * less)
        {
            return null;
        }

        return new(
            Statement, situation, $"The value is {value}, the optimum {optimum}.", less.IsZero ? more : more / less);
    }
}
