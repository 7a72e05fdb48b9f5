using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No agent prefers what another gets, once some item is taken out of it, to what it gets itself (EF1).</summary>
/// <remarks>
/// Ex post, for every outcome that may be drawn; for goods. The witness of a case is the largest envy that is left; ties go to the lowest
/// agent, then to the lowest other.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want of bundles of items.</param>
[Reference("budish2011", "envy bounded by a single good")]
public sealed record EnvyFreenessUpToOneItem<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, IItemPreferences<TReport, TOutcome> Preferences)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IItemPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <inheritdoc/>
    public override string Property => "envy-free up to one item";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return OutcomeScan.Largest(Statement, situation, outcome => Envies(situation.Truth, outcome));
    }

    private IEnumerable<Objection> Envies(Sequence<TReport> truth, TOutcome outcome)
    {
        for (int agent = 0; agent < truth.Count; agent++)
        {
            Rational own = Preferences.UtilityOf(agent, truth[agent], outcome, agent);
            for (int other = 0; other < truth.Count; other++)
            {
                Rational left = other == agent ? own : Preferences.UtilityWithoutAnItem(agent, truth[agent], outcome, other);
                if (Preferences.Tolerance.Counts(own, left))
                {
                    yield return new(agent, $"Agent {agent} has {own} and would have {left} with agent {other}'s items but one.", left - own);
                }
            }
        }
    }
}
