using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>A claim about what an agent expects while it knows its own type only and the others, whose types a prior draws, tell the truth.</summary>
/// <remarks>
/// Expectations are over the prior of the others and the draws of the mechanism, exact. The claim is about that prior: another one may refute it.
/// The witness of a case is the largest gain; ties go to the lowest agent, then to the first misreport.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want, as utilities.</param>
/// <param name="Prior">What everybody believes about types.</param>
public abstract record InterimClaim<TReport, TOutcome>(
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
    public sealed override string Caveat => Preferences.Tolerance == default
        ? $"prior {Prior}"
        : $"prior {Prior}; {Gains.Caveat(Preferences.Tolerance)}";

    /// <inheritdoc/>
    public sealed override ClaimScope Scope => ClaimScope.OwnType;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The prior is about another number of agents than the case.</exception>
    public sealed override InterimWitness<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        if (situation.Agents != Prior.Agents)
        {
            throw new ArgumentException(
                $"The prior must be about as many agents as the case; it is about {Prior.Agents}, and the case has {situation.Agents}. Take a domain of {Prior.Agents}.",
                nameof(situation));
        }

        InterimWitness<TReport, TOutcome>? largest = null;
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            Lottery<TOutcome> truthful = Prior.Interim(situation.Mechanism, agent, situation.Truth[agent]);
            foreach (InterimWitness<TReport, TOutcome> objection in Objections(situation, agent, truthful))
            {
                largest = largest is null || objection.Size > largest.Size ? objection : largest;
            }
        }

        return largest;
    }

    /// <summary>What an agent objects to, given the lottery that it expects from the truth.</summary>
    /// <param name="situation">The case.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="truthful">The lottery over outcomes that its truth leads to.</param>
    /// <returns>The witnesses.</returns>
    private protected abstract IEnumerable<InterimWitness<TReport, TOutcome>> Objections(
        Situation<TReport, TOutcome> situation, int agent, Lottery<TOutcome> truthful);
}
