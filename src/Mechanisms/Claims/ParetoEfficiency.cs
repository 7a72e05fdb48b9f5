using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No other outcome is at least as good for every agent and better for one: ex post, for every outcome that may be drawn.</summary>
/// <remarks>
/// Where money changes hands, efficiency is a matter of welfare: claim an <see cref="ApproximationRatio{TReport, TOutcome}"/> of 1 instead. The
/// witness of a case is the first alternative that dominates the first dominated outcome.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want.</param>
/// <param name="Alternatives">All outcomes that are possible at a profile of types.</param>
[Reference("arrow1951", "the Pareto condition")]
public sealed record ParetoEfficiency<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism,
    IPreferences<TReport, TOutcome> Preferences,
    Func<Sequence<TReport>, IEnumerable<TOutcome>> Alternatives)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <summary>Gets all outcomes that are possible at a profile of types.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Func<Sequence<TReport>, IEnumerable<TOutcome>> Alternatives { get; init => field = Given.Required(value); } = Given.Required(Alternatives);

    /// <inheritdoc/>
    public override string Property => "Pareto efficient";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        TOutcome[] alternatives = [.. Alternatives(situation.Truth)];
        return OutcomeScan.Largest(Statement, situation, outcome => Improvements(situation.Truth, outcome, alternatives));
    }

    private IEnumerable<Objection> Improvements(Sequence<TReport> truth, TOutcome outcome, TOutcome[] alternatives)
    {
        foreach (TOutcome alternative in alternatives)
        {
            if (Improvement(truth, outcome, alternative) is { } gain)
            {
                yield return new(null, $"{ClaimText.Of(alternative)} is as good for everybody as {ClaimText.Of(outcome)} and better for some.", gain);
            }
        }
    }

    // What agents gain together when none loses; null when one loses or none gains.
    private Rational? Improvement(Sequence<TReport> truth, TOutcome outcome, TOutcome alternative)
    {
        Rational sum = Rational.Zero;
        for (int agent = 0; agent < truth.Count; agent++)
        {
            Rational before = Preferences.Utility(agent, truth[agent], outcome);
            Rational after = Preferences.Utility(agent, truth[agent], alternative);
            if (Preferences.Tolerance.Counts(after, before))
            {
                return null;
            }

            sum += Preferences.Tolerance.Counts(before, after) ? after - before : Rational.Zero;
        }

        return sum.Sign > 0 ? sum : null;
    }
}
