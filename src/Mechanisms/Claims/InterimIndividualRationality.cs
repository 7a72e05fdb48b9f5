using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Before it knows the others' types, no truthful agent expects less than it has by staying out.</summary>
/// <remarks>
/// Interim, over the prior of the others and the draws of the mechanism, exact; <see cref="IndividualRationality{TReport, TOutcome}"/> asks it
/// ex post. The witness of a case is the agent that loses most; ties go to the lowest agent.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want, and what staying out is worth.</param>
/// <param name="Prior">What everybody believes about types.</param>
[Reference("myerson1983", "interim individual rationality")]
public sealed record InterimIndividualRationality<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, IPreferences<TReport, TOutcome> Preferences, Prior<TReport> Prior)
    : InterimClaim<TReport, TOutcome>(Mechanism, Preferences, Prior)
{
    /// <inheritdoc/>
    public override string Property => "interim individually rational";

    private protected override IEnumerable<InterimWitness<TReport, TOutcome>> Objections(
        Situation<TReport, TOutcome> situation, int agent, Lottery<TOutcome> truthful)
    {
        Rational inside = Preferences.Worth(agent, situation.Truth[agent], truthful);
        Rational outside = Preferences.OutsideUtility(agent, situation.Truth[agent]);
        if (Preferences.Tolerance.Counts(inside, outside))
        {
            yield return new(Statement, situation.Truth, agent, [], outside - inside, truthful, truthful);
        }
    }
}
