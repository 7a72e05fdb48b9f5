using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No misreport ever gives an agent a better lottery than the truth does, whatever the others report.</summary>
/// <remarks>
/// With utilities, lotteries are compared by their exact expectation. With ordinal preferences the truth's lottery must stochastically
/// dominate that of every lie: no utilities in the agent's order make the lie pay; the gain is then the most probability that the lie adds to
/// getting something at least as good as some level. <see cref="WeakStrategyproofness{TReport, TOutcome}"/> asks for less.
/// The witness of a case is the misreport with the largest gain; ties go to the lowest agent, then to the first misreport.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Preferences">What agents want.</param>
[Reference("gibbard1977", "strategyproof decision schemes under chance")]
[Reference("bogomolnaia2001", "strategyproofness by stochastic dominance")]
public sealed record StrategyproofnessInExpectation<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, IPreferences<TReport, TOutcome> Preferences)
    : Claim<TReport, TOutcome, Manipulation<TReport, TOutcome>>(Mechanism), ISymmetricClaim<TReport, TOutcome>
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <summary>Gets the symmetry that an exhaustive search may check and use; null to examine every profile.</summary>
    public AgentSymmetry<TOutcome>? Symmetry { get; init; }

    /// <inheritdoc/>
    public override string Property => "strategyproof in expectation";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.Misreports;

    /// <inheritdoc/>
    public override Manipulation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return Preferences.IsOrdinal
            ? MisreportScan.Best(Statement, "probability", situation, ByDominance)
            : MisreportScan.Best(Statement, "expected utility", situation, Preferences.Gain);
    }

    private Rational? ByDominance(int agent, TReport type, Lottery<TOutcome> truthful, Lottery<TOutcome> lying) =>
        StochasticDominance.LargestExcess(Preferences, agent, type, truthful, lying);
}
