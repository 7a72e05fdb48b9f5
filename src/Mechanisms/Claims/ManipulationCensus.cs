using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>How many of some profiles some agent can manipulate alone.</summary>
/// <param name="Profiles">Number of profiles.</param>
/// <param name="ManipulableProfiles">Profiles at which some misreport pays.</param>
/// <param name="Misreports">Profile, agent and misreport: how many were tried.</param>
/// <param name="Manipulations">How many of them pay.</param>
[Reference("kelly1993", "share of manipulable profiles")]
public sealed record ManipulationCensus(long Profiles, long ManipulableProfiles, long Misreports, long Manipulations)
{
    /// <summary>Gets the share of manipulable profiles, 0 when there are none to count.</summary>
    public Rational Index => Profiles == 0 ? Rational.Zero : new Rational(ManipulableProfiles, Profiles);

    /// <summary>Tries every misreport of every agent at every profile.</summary>
    /// <typeparam name="TReport">A type, and a report.</typeparam>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="preferences">What agents want.</param>
    /// <param name="profiles">Profiles of true types.</param>
    /// <param name="misreports">What any agent may report; its own type is left out.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The counts.</returns>
    /// <remarks>Single-threaded; nothing is allocated per misreport but what the mechanism allocates.</remarks>
    /// <exception cref="ArgumentNullException">The mechanism or the preferences are null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ManipulationCensus Of<TReport, TOutcome>(
        DeterministicMechanism<TReport, TOutcome> mechanism,
        IPreferences<TReport, TOutcome> preferences,
        ReadOnlySpan<Sequence<TReport>> profiles,
        ReadOnlySpan<TReport> misreports,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        ArgumentNullException.ThrowIfNull(preferences);
        long manipulable = 0;
        long tried = 0;
        long paying = 0;
        foreach (Sequence<TReport> profile in profiles)
        {
            cancellation.ThrowIfCancellationRequested();
            long before = paying;
            Count(mechanism, preferences, profile.Span.ToArray(), misreports, ref tried, ref paying);
            manipulable += paying > before ? 1 : 0;
        }

        return new(profiles.Length, manipulable, tried, paying);
    }

    private static void Count<TReport, TOutcome>(
        DeterministicMechanism<TReport, TOutcome> mechanism,
        IPreferences<TReport, TOutcome> preferences,
        TReport[] reports,
        ReadOnlySpan<TReport> misreports,
        ref long tried,
        ref long paying)
    {
        TOutcome truthful = mechanism.Decide(reports);
        for (int agent = 0; agent < reports.Length; agent++)
        {
            TReport type = reports[agent];
            Rational before = preferences.Utility(agent, type, truthful);
            foreach (TReport misreport in misreports)
            {
                if (EqualityComparer<TReport>.Default.Equals(misreport, type))
                {
                    continue;
                }

                tried++;
                reports[agent] = misreport;
                TOutcome lying = mechanism.Decide(reports);

                // Most misreports change nothing; an equal outcome needs no utility.
                paying += !EqualityComparer<TOutcome>.Default.Equals(lying, truthful)
                    && preferences.Tolerance.Counts(before, preferences.Utility(agent, type, lying)) ? 1 : 0;
            }

            reports[agent] = type;
        }
    }
}
