using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No agent expects to gain by a misreport before it knows the others' types, when the others tell the truth.</summary>
/// <remarks>
/// Interim: the expectation is over the prior of the others and the draws of the mechanism, exact. Truth-telling is then a Bayesian Nash
/// equilibrium. Weaker than strategyproofness in expectation. The witness of a case is the misreport with the largest gain; ties go to the
/// lowest agent, then to the first misreport.
/// <para>Each interim lottery runs the mechanism once for every profile of the others.</para>
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want, as utilities.</param>
/// <param name="Prior">What everybody believes about types.</param>
[Reference("myerson1981", "incentive compatibility in a Bayesian Nash equilibrium")]
public sealed record BayesianIncentiveCompatibility<TReport, TOutcome>(
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
    public override string Property => "Bayesian incentive compatible";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.OwnType;

    /// <inheritdoc/>
    public override InterimWitness<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        InterimWitness<TReport, TOutcome>? best = null;
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            TReport type = situation.Truth[agent];
            Lottery<TOutcome> truthful = Prior.Interim(situation.Mechanism, agent, type);
            foreach (TReport report in situation.Misreports(agent))
            {
                Lottery<TOutcome> lying = Prior.Interim(situation.Mechanism, agent, report);
                if (Preferences.Gain(agent, type, truthful, lying) is { } gain && (best is null || gain > best.Size))
                {
                    best = new(Statement, situation.Truth, agent, [report], gain, truthful, lying);
                }
            }
        }

        return best;
    }
}
