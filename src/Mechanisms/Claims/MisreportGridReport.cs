using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Claims;

/// <summary>The best misreport of a grid, over all profiles of the grid.</summary>
/// <param name="Largest">The misreport with the largest gain, and the agent; the gain is negative or 0 when no misreport pays.</param>
/// <param name="Profile">The true values at which it is made, shape [agent].</param>
/// <param name="Cases">Profile, agent and misreport: how many were judged.</param>
/// <param name="Runs">How often the rule ran: once for each profile and agent.</param>
public sealed record MisreportGridReport(Deviation<double> Largest, Sequence<double> Profile, long Cases, long Runs)
{
    /// <summary>Judges the claim that no misreport of the grid pays.</summary>
    /// <param name="tolerance">Gain that still counts as none.</param>
    /// <returns>Refuted by the largest gain, or not refuted over <see cref="Cases"/>; never proved, for utilities are rounded. The scale of
    /// the tolerance is the largest value of the profile and the misreport.</returns>
    public Verdict<Deviation<double>> Judge(Tolerance tolerance)
    {
        double scale = Profile.Append(Largest.To).Max(Math.Abs);
        return tolerance.Exceeds(Largest.Gain, scale)
            ? new Verdict<Deviation<double>>.Refuted(Largest)
            : new Verdict<Deviation<double>>.NotRefuted(Cases);
    }
}
