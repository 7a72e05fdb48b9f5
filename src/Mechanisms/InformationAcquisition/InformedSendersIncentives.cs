using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.InformationAcquisition;

/// <summary>Checks a mechanism for informed senders against the problem's own definitions, without any linear program.</summary>
/// <remarks>
/// Gains are in advance, times the probability of the signal. The best map from signals to reports gains the sum over signals, because a sender's
/// signals do not interact. The tolerance's scale is, for each lie by itself, the utilities that its gain is added up from: a large utility of another
/// sender, of the receiver, or in a state that the sender's signal excludes hides nothing.
/// <para>Time O(senders · signal profiles · signals · actions · states). Thread-safe.</para>
/// </remarks>
[Reference("cacciamani2023", "incentive compatibility of the receiver's mechanism")]
public static class InformedSendersIncentives
{
    /// <summary>Checks in double precision.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="tolerance">Gain or excess that still counts as none; <see cref="Tolerances.Gain"/> unless given.</param>
    /// <returns>The report; its verdict never says proved.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mechanism"/> is null.</exception>
    public static InformedSendersReport Check(ReportMechanism mechanism, Tolerance? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        return new InformedSendersInspection<double>(mechanism, ProgramNumbers.Doubles).Report(tolerance ?? Tolerances.Gain, Rational.FromDouble, isExact: false);
    }

    /// <summary>Checks in exact rationals: any gain counts.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <returns>The report; its verdict is proved or refuted.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mechanism"/> is null.</exception>
    public static InformedSendersReport CheckExactly(ReportMechanism mechanism)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        return new InformedSendersInspection<Rational>(mechanism, ProgramNumbers.Rationals).Report(default, number => number, isExact: true);
    }
}
