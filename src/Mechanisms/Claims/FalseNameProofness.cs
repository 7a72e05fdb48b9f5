using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No agent gains by appearing under more than one name (Sybil-proofness).</summary>
/// <remarks>
/// An agent takes 2 to <see cref="MostNames"/> names, the first in its own place and the others behind all agents; it keeps what all of them
/// get. Lies under one name are <see cref="Strategyproofness{TReport, TOutcome}"/>'s. The mechanism must accept more agents than the case has.
/// The witness of a case is the largest gain; ties go to the lowest agent, then to fewer names, then to the first reports.
/// <para>Time for n agents, m misreports, k names: O(n·m^k) runs.</para>
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
[Reference("yokoo2004", "false-name bids")]
public sealed record FalseNameProofness<TReport, TOutcome> : Claim<TReport, TOutcome, FalseNames<TReport, TOutcome>>
{
    /// <summary>Initializes a claim.</summary>
    /// <param name="mechanism">The mechanism, for any number of agents.</param>
    /// <param name="preferences">What an agent with several names wants.</param>
    /// <param name="mostNames">Most names of one agent, at least 2.</param>
    /// <exception cref="ArgumentNullException">The mechanism or the preferences are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mostNames"/> is below 2.</exception>
    public FalseNameProofness(
        IMechanism<TReport, TOutcome> mechanism, IIdentityPreferences<TReport, TOutcome> preferences, int mostNames)
        : base(mechanism)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostNames, 2);
        Preferences = Given.Required(preferences);
        MostNames = mostNames;
    }

    /// <summary>Gets what an agent with several names wants.</summary>
    public IIdentityPreferences<TReport, TOutcome> Preferences { get; }

    /// <summary>Gets the most names of one agent.</summary>
    public int MostNames { get; }

    /// <inheritdoc/>
    public override string Property => string.Create(CultureInfo.InvariantCulture, $"false-name-proof up to {MostNames} names");

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.Misreports;

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override FalseNames<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        FalseNames<TReport, TOutcome>? best = null;
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            for (int names = 2; names <= MostNames; names++)
            {
                foreach (Sequence<TReport> reports in Tuples.Of(situation.Misreports(agent), names))
                {
                    FalseNames<TReport, TOutcome>? found = Judge(situation, agent, reports);
                    best = found?.Size > (best?.Size ?? Rational.Zero) ? found : best;
                }
            }
        }

        return best;
    }

    private FalseNames<TReport, TOutcome>? Judge(Situation<TReport, TOutcome> situation, int agent, Sequence<TReport> reports)
    {
        TReport[] reported = [.. situation.Truth, .. reports.Skip(1)];
        reported[agent] = reports[0];
        int[] identities = [agent, .. Enumerable.Range(situation.Agents, reports.Count - 1)];
        Lottery<TOutcome> after = situation.Mechanism.Run(reported);
        TReport type = situation.Truth[agent];
        Rational before = Preferences.Worth(agent, type, situation.Outcome);
        Rational lying = after.Expected(outcome => Preferences.UtilityOf(identities, type, outcome));
        return Preferences.Tolerance.Counts(before, lying)
            ? new(Statement, situation.Truth, agent, reports, lying - before, situation.Outcome, after)
            : null;
    }
}
