using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No truthful agent ever ends up worse than by staying out: ex post, in every outcome that may be drawn.</summary>
/// <remarks>The witness of a case is the largest loss; ties go to the lowest agent, then to the first outcome of the lottery.</remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want, and what staying out is worth.</param>
[Reference("myerson1981", "individual rationality")]
public sealed record IndividualRationality<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, IPreferences<TReport, TOutcome> Preferences)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <inheritdoc/>
    public override string Property => "individually rational";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return OutcomeScan.Largest(Statement, situation, outcome => Losses(situation.Truth, outcome));
    }

    private IEnumerable<Objection> Losses(Sequence<TReport> truth, TOutcome outcome)
    {
        for (int agent = 0; agent < truth.Count; agent++)
        {
            Rational outside = Preferences.OutsideUtility(agent, truth[agent]);
            Rational inside = Preferences.Utility(agent, truth[agent], outcome);
            if (Preferences.Tolerance.Counts(inside, outside))
            {
                yield return new(agent, $"Agent {agent} has {inside} and would have {outside} by staying out.", outside - inside);
            }
        }
    }
}
