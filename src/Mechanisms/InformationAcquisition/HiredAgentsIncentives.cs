using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.InformationAcquisition;

/// <summary>Checks a mechanism for hired agents against the problem's own definitions, without any linear program.</summary>
/// <remarks>
/// For each agent, effort told and effort made the best report on each signal is found by itself, which is the best of all report maps. Gains in
/// advance are weighted by the probability of being told; a small one can be a large one given what the agent was told, so both are reported.
/// The tolerance's scale is, for each deviation by itself, what its gain is added up from: the agent's expected payments with and without it and the
/// larger of the two costs, times the probability of being told. A payment that is large but seldom, or made to another agent, hides nothing. A payment
/// above the cap is judged on the scale of the cap, one below 0 on that of 1.
/// <para>Time O(agents · effort profiles · efforts · signal profiles · signals · states). Thread-safe.</para>
/// </remarks>
[Reference("cacciamani2024", "incentive compatibility of correlated mechanisms")]
public static class HiredAgentsIncentives
{
    /// <summary>Checks in double precision.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="tolerance">Gain or excess that still counts as none; <see cref="Tolerances.Gain"/> unless given.</param>
    /// <returns>The report with the best deviation of every kind; its verdict never says proved.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mechanism"/> is null.</exception>
    public static HiredAgentsReport Check(HiredAgentsMechanism mechanism, Tolerance? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        return new HiredAgentsInspection<double>(mechanism, ProgramNumbers.Doubles).Report(tolerance ?? Tolerances.Gain, Rational.FromDouble, isExact: false);
    }

    /// <summary>Checks in exact rationals: any gain counts.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <returns>The report; its verdict is proved or refuted.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mechanism"/> is null.</exception>
    public static HiredAgentsReport CheckExactly(HiredAgentsMechanism mechanism)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        return new HiredAgentsInspection<Rational>(mechanism, ProgramNumbers.Rationals).Report(default, number => number, isExact: true);
    }
}
