using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No agent prefers what another gets to what it gets itself.</summary>
/// <remarks>
/// Of lotteries, utilities are compared in expectation, and orders by stochastic dominance: an agent's own lottery must dominate that of
/// every other. The witness of a case is the largest envy; ties go to the lowest agent, then to the lowest other.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want, for themselves and of others.</param>
[Reference("foley1967", "envy-freeness")]
public sealed record EnvyFreeness<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, IAllotmentPreferences<TReport, TOutcome> Preferences)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IAllotmentPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <inheritdoc/>
    public override string Property => "envy-free";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        Violation<TReport, TOutcome>? worst = null;
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            for (int other = 0; other < situation.Agents; other++)
            {
                if (other != agent && Envy(situation, agent, other) is { } envy && (worst is null || envy > worst.Size))
                {
                    worst = new(Statement, situation, $"Agent {agent} envies agent {other} by {envy}.", envy) { Agent = agent };
                }
            }
        }

        return worst;
    }

    private Rational? Envy(Situation<TReport, TOutcome> situation, int agent, int other)
    {
        TReport type = situation.Truth[agent];
        if (Preferences.IsOrdinal)
        {
            Rational excess = StochasticDominance.LargestExcess(
                situation.Outcome.Select(outcome => Preferences.UtilityOf(agent, type, outcome, agent)),
                situation.Outcome.Select(outcome => Preferences.UtilityOf(agent, type, outcome, other)),
                Preferences.Tolerance);
            return excess.Sign > 0 ? excess : null;
        }

        Rational own = situation.Outcome.Expected(outcome => Preferences.UtilityOf(agent, type, outcome, agent));
        Rational others = situation.Outcome.Expected(outcome => Preferences.UtilityOf(agent, type, outcome, other));
        return Preferences.Tolerance.Counts(own, others) ? others - own : null;
    }
}
