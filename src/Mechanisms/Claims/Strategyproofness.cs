using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

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
        Tolerance tolerance = Preferences.Tolerance;
        TOutcome outcome = situation.Outcome.Only;
        (int Agent, int Misreport, Rational Gain) best = (-1, -1, Rational.Zero);
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            TReport type = situation.Truth[agent];
            Rational truthful = Preferences.Utility(agent, type, outcome);
            int count = situation.Misreports(agent).Count;
            for (int misreport = 0; misreport < count; misreport++)
            {
                Rational lying = Preferences.Utility(agent, type, situation.After(agent, misreport).Only);
                if (tolerance.Counts(truthful, lying) && lying - truthful > best.Gain)
                {
                    best = (agent, misreport, lying - truthful);
                }
            }
        }

        return best.Agent < 0 ? null : new(
            Statement, situation.Truth, best.Agent, situation.Misreports(best.Agent)[best.Misreport], best.Gain,
            Gains.Unit(Preferences), situation.Outcome, situation.After(best.Agent, best.Misreport));
    }
}
