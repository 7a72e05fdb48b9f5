using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No misreport ever gives an agent a lottery that every agent with its order would prefer to the truth's.</summary>
/// <remarks>
/// A lie counts when its lottery stochastically dominates the truth's and differs from it in probability of some level. Every mechanism that is
/// strategyproof in expectation for all utilities is weakly strategyproof; probabilistic serial is weakly strategyproof only.
/// Preferences are read as orders, whether or not they are ordinal; utilities that differ within their tolerance are one level.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want.</param>
[Reference("bogomolnaia2001", "weak strategyproofness of probabilistic serial")]
public sealed record WeakStrategyproofness<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, IPreferences<TReport, TOutcome> Preferences)
    : Claim<TReport, TOutcome, Manipulation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <inheritdoc/>
    public override string Property => "weakly strategyproof";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.Misreports;

    /// <inheritdoc/>
    public override Manipulation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return MisreportScan.Best(Statement, "probability", situation, IfDominating);
    }

    private Rational? IfDominating(int agent, TReport type, Lottery<TOutcome> truthful, Lottery<TOutcome> lying) =>
        StochasticDominance.LargestExcess(Preferences, agent, type, lying, truthful).IsZero
            ? StochasticDominance.LargestExcess(Preferences, agent, type, truthful, lying)
            : null;
}
