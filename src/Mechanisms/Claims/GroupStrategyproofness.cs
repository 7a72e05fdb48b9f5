using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>No coalition up to a size can report together, truly or not, so that no member loses and one gains.</summary>
/// <remarks>
/// The strong form: one strict gain is enough, and a member may lie for another who tells the truth. <see cref="LargestCoalition"/> 1 is
/// strategyproofness. Members pay each other nothing. The witness of a case is the first found: fewer liars before more, then in lexicographic
/// order of liars and misreports; where liars only lose nothing, the lowest truthful agent who gains is the member who does.
/// <para>Time for n agents, m misreports, coalitions up to k: O((n·m)^k) outcomes.</para>
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
[Reference("moulin2001", "group strategyproofness")]
public sealed record GroupStrategyproofness<TReport, TOutcome> : Claim<TReport, TOutcome, CoalitionManipulation<TReport, TOutcome>>
{
    /// <summary>Initializes a claim.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="preferences">What agents want.</param>
    /// <param name="largestCoalition">Most members of a coalition, at least 1.</param>
    /// <exception cref="ArgumentNullException">The mechanism or the preferences are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="largestCoalition"/> is below 1.</exception>
    public GroupStrategyproofness(
        IMechanism<TReport, TOutcome> mechanism, IPreferences<TReport, TOutcome> preferences, int largestCoalition)
        : base(mechanism)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largestCoalition, 1);
        Preferences = Given.Required(preferences);
        LargestCoalition = largestCoalition;
    }

    /// <summary>Gets what agents want.</summary>
    public IPreferences<TReport, TOutcome> Preferences { get; }

    /// <summary>Gets the most members of a coalition.</summary>
    public int LargestCoalition { get; }

    /// <inheritdoc/>
    public override string Property => string.Create(
        CultureInfo.InvariantCulture, $"group strategyproof for coalitions up to {LargestCoalition}");

    /// <inheritdoc/>
    public override string Caveat => Gains.Caveat(Preferences.Tolerance);

    /// <inheritdoc/>
    public override ClaimScope Scope => ClaimScope.Misreports;

    /// <inheritdoc/>
    public override CoalitionManipulation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        for (int size = 1; size <= Math.Min(LargestCoalition, situation.Agents); size++)
        {
            (int Agent, int Misreport)[] deviations = new (int, int)[size];
            if (Extend(situation, deviations, 0, 0) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private CoalitionManipulation<TReport, TOutcome>? Extend(
        Situation<TReport, TOutcome> situation, (int Agent, int Misreport)[] deviations, int member, int firstAgent)
    {
        if (member == deviations.Length)
        {
            return Judge(situation, deviations);
        }

        for (int agent = firstAgent; agent <= situation.Agents - (deviations.Length - member); agent++)
        {
            Sequence<TReport> misreports = situation.Misreports(agent);
            for (int misreport = 0; misreport < misreports.Count; misreport++)
            {
                deviations[member] = (agent, misreport);
                bool isLie = !EqualityComparer<TReport>.Default.Equals(misreports[misreport], situation.Truth[agent]);
                if (isLie && Extend(situation, deviations, member + 1, agent + 1) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private CoalitionManipulation<TReport, TOutcome>? Judge(
        Situation<TReport, TOutcome> situation, (int Agent, int Misreport)[] deviations)
    {
        Lottery<TOutcome> after = situation.After(deviations);
        SortedDictionary<int, TReport> members = [];
        bool gainsCount = false;
        foreach ((int agent, int misreport) in deviations)
        {
            (Rational before, Rational lying) = Worths(situation, agent, after);
            if (Preferences.Tolerance.Counts(lying, before))
            {
                return null;
            }

            members.Add(agent, situation.Misreports(agent)[misreport]);
            gainsCount |= Preferences.Tolerance.Counts(before, lying);
        }

        if (!gainsCount && deviations.Length < LargestCoalition && TruthfulGainer(situation, members, after) is { } gainer)
        {
            members.Add(gainer, situation.Truth[gainer]);
            gainsCount = true;
        }

        return gainsCount ? Witness(situation, members, after) : null;
    }

    private int? TruthfulGainer(Situation<TReport, TOutcome> situation, SortedDictionary<int, TReport> liars, Lottery<TOutcome> after)
    {
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            (Rational before, Rational lying) = Worths(situation, agent, after);
            if (!liars.ContainsKey(agent) && Preferences.Tolerance.Counts(before, lying))
            {
                return agent;
            }
        }

        return null;
    }

    private (Rational Before, Rational After) Worths(Situation<TReport, TOutcome> situation, int agent, Lottery<TOutcome> after) => (
        Preferences.Worth(agent, situation.Truth[agent], situation.Outcome), Preferences.Worth(agent, situation.Truth[agent], after));

    private CoalitionManipulation<TReport, TOutcome> Witness(
        Situation<TReport, TOutcome> situation, SortedDictionary<int, TReport> members, Lottery<TOutcome> after)
    {
        Rational[] gains = [.. members.Keys.Select(agent => Worths(situation, agent, after)).Select(worth => worth.After - worth.Before)];
        return new(Statement, situation.Truth, [.. members.Keys], [.. members.Values], [.. gains], situation.Outcome, after);
    }
}
