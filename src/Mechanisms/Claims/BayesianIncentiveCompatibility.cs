using Mechanisms.Domains;
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
    : InterimClaim<TReport, TOutcome>(Mechanism, Preferences, Prior)
{
    /// <inheritdoc/>
    public override string Property => "Bayesian incentive compatible";

    private protected override IEnumerable<InterimWitness<TReport, TOutcome>> Objections(
        Situation<TReport, TOutcome> situation, int agent, Lottery<TOutcome> truthful)
    {
        foreach (TReport report in situation.Misreports(agent))
        {
            Lottery<TOutcome> lying = Prior.Interim(situation.Mechanism, agent, report);
            if (Preferences.Gain(agent, situation.Truth[agent], truthful, lying) is { } gain)
            {
                yield return new(Statement, situation.Truth, agent, [report], gain, truthful, lying);
            }
        }
    }
}
