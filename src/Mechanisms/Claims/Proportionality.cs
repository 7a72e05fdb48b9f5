using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Every agent gets at least one n-th of what everything would be worth to it.</summary>
/// <remarks>
/// Ex post, for every outcome that may be drawn; for goods. The witness of a case is the largest shortfall; ties go to the lowest agent.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want of bundles of items.</param>
[Reference("steinhaus1948", "fair division: at least one n-th by one's own estimation")]
public sealed record Proportionality<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, IItemPreferences<TReport, TOutcome> Preferences)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IItemPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <inheritdoc/>
    public override string Property => "proportional";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return OutcomeScan.Largest(Statement, situation, outcome => Shortfalls(situation.Truth, outcome));
    }

    private IEnumerable<Objection> Shortfalls(Sequence<TReport> truth, TOutcome outcome)
    {
        for (int agent = 0; agent < truth.Count; agent++)
        {
            Rational own = Preferences.Utility(agent, truth[agent], outcome);
            Rational due = Preferences.UtilityOfAll(agent, truth[agent], outcome) / truth.Count;
            if (Preferences.Tolerance.Counts(own, due))
            {
                yield return new(agent, $"Agent {agent} gets {own} and is due {due}.", due - own);
            }
        }
    }
}
