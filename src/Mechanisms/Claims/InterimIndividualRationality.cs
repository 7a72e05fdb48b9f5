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
    : Claim<TReport, TOutcome, InterimWitness<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <summary>Gets what everybody believes about types.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Prior<TReport> Prior { get; init => field = Given.Required(value); } = Given.Required(Prior);

    /// <inheritdoc/>
    public override string Property => "interim individually rational";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.OwnType;

    /// <inheritdoc/>
    public override InterimWitness<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        InterimWitness<TReport, TOutcome>? worst = null;
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            TReport type = situation.Truth[agent];
            Lottery<TOutcome> interim = Prior.Interim(situation.Mechanism, agent, type);
            Rational inside = Preferences.Worth(agent, type, interim);
            Rational outside = Preferences.OutsideUtility(agent, type);
            if (Preferences.Tolerance.Counts(inside, outside) && (worst is null || outside - inside > worst.Size))
            {
                worst = new(Statement, situation.Truth, agent, [], outside - inside, interim, interim);
            }
        }

        return worst;
    }
}
