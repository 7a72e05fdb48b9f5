using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Claims;

/// <summary>No agent ever gains by a misreport, whatever the others report: the truth is a dominant strategy, ex post.</summary>
/// <remarks>
/// For mechanisms without chance; <see cref="StrategyproofnessInExpectation{TReport, TOutcome}"/> and
/// <see cref="UniversalTruthfulness{TReport, TOutcome}"/> judge the others. The witness of a case is the misreport with the largest gain; ties
/// go to the lowest agent, then to the first misreport.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism, without chance.</param>
/// <param name="Preferences">What agents want.</param>
[Reference("gibbard1973", "straightforward games: a dominant strategy for every preference")]
public sealed record Strategyproofness<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, IPreferences<TReport, TOutcome> Preferences)
    : Claim<TReport, TOutcome, Manipulation<TReport, TOutcome>>(Mechanism), ISymmetricClaim<TReport, TOutcome>
{
    /// <summary>Gets what agents want.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IPreferences<TReport, TOutcome> Preferences { get; init => field = Given.Required(value); } = Given.Required(Preferences);

    /// <summary>Gets the symmetry that an exhaustive search may check and use; null to examine every profile.</summary>
    public AgentSymmetry<TOutcome>? Symmetry { get; init; }

    /// <inheritdoc/>
    public override string Property => "strategyproof";

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.Misreports;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">An outcome is drawn by lottery.</exception>
    public override Manipulation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return Manipulation<TReport, TOutcome>.Of(
            Statement, Gains.Unit(Preferences), situation, UnilateralDeviations.MostProfitable(new Lies(situation, Preferences)));
    }

    // The truth's utilities are computed once for each agent.
    private readonly struct Lies : IDeviationGains
    {
        private readonly Situation<TReport, TOutcome> situation;
        private readonly IPreferences<TReport, TOutcome> preferences;
        private readonly Tolerance tolerance;
        private readonly Rational[] truthful;

        public Lies(Situation<TReport, TOutcome> situation, IPreferences<TReport, TOutcome> preferences)
        {
            this.situation = situation;
            this.preferences = preferences;
            tolerance = preferences.Tolerance;
            truthful = new Rational[situation.Agents];
            for (int agent = 0; agent < truthful.Length; agent++)
            {
                truthful[agent] = preferences.Utility(agent, situation.Truth[agent], situation.Outcome.Only);
            }
        }

        public int Players => truthful.Length;

        public int AlternativesOf(int player) => situation.Misreports(player).Count;

        public Rational? GainOf(int player, int alternative)
        {
            Rational lying = preferences.Utility(player, situation.Truth[player], situation.After(player, alternative).Only);
            return tolerance.Counts(truthful[player], lying) ? lying - truthful[player] : null;
        }
    }
}
