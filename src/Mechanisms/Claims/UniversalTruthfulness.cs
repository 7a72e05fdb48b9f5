using Mechanisms.Domains;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Every deterministic mechanism that a mixture may draw is strategyproof: the truth is best even for who knows the draw.</summary>
/// <remarks>
/// Implies strategyproofness in expectation, not the other way round. The witness of a case is that of the first mechanism of the support
/// that gives one; its outcomes are those of the drawn mechanism.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism: a mixture, or one without chance.</param>
/// <param name="Preferences">What agents want.</param>
[Reference("nisan2001", "randomized mechanisms as draws among truthful ones")]
public sealed record UniversalTruthfulness<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, IPreferences<TReport, TOutcome> Preferences)
    : Claim<TReport, TOutcome, Manipulation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <inheritdoc/>
    public override string Property => "universally truthful";

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.Misreports;

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The mechanism draws, and is no <see cref="MixedMechanism{TReport, TOutcome}"/>.</exception>
    public override Manipulation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        foreach (Chance<DeterministicMechanism<TReport, TOutcome>> drawn in Support(situation).Chances)
        {
            Strategyproofness<TReport, TOutcome> inner = new(drawn.Outcome, Preferences);
            if (inner.Examine(situation.With(drawn.Outcome)) is { } found)
            {
                return found.About($"{Statement} (drawn with weight {drawn.Weight}: {drawn.Outcome.Name})");
            }
        }

        return null;
    }

    private Lottery<DeterministicMechanism<TReport, TOutcome>> Support(Situation<TReport, TOutcome> situation) => situation.Mechanism switch
    {
        MixedMechanism<TReport, TOutcome> mixture => mixture.Support(situation.Agents),
        DeterministicMechanism<TReport, TOutcome> rule => Lottery.Certain(rule),
        _ => throw new InvalidOperationException(
            $"Universal truthfulness is about the mechanisms that are drawn, and the {Mechanism.Name} does not say which. "
            + "Derive it from MixedMechanism, or claim strategyproofness in expectation."),
    };
}
