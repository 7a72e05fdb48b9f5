using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Deviations;

/// <summary>What an audit of a designed mechanism found: one report per linear program, one finding per mechanism, and whether values agree.</summary>
/// <remarks>
/// That an answer is not too large rests on the check of the mechanism, which shares no code with the programs. That it is not too small rests on the
/// rows of the programs, which the audit takes as they were written.
/// </remarks>
/// <param name="Programs">Report on each linear program behind the answer.</param>
/// <param name="Findings">What the independent check found about each mechanism in the answer.</param>
/// <param name="AreValuesConsistent">Whether each mechanism is worth what the answer says.</param>
public sealed record IncentiveAudit(
    Sequence<LinearProgramAuditReport> Programs, Sequence<IncentiveFinding> Findings, bool AreValuesConsistent)
{
    /// <summary>Gets a value indicating whether every program's claim was shown true, every mechanism is accepted, and the values agree.</summary>
    public bool Passed => Programs.All(report => report.Passed) && Findings.All(finding => finding.IsAccepted) && AreValuesConsistent;

    /// <summary>Gets a value indicating whether every conclusion about a linear program rests on exact arithmetic.</summary>
    public bool Exact => Programs.All(report => report.Exact);

    /// <summary>Audits programs, beside findings about mechanisms.</summary>
    /// <param name="programs">The linear programs behind the answer.</param>
    /// <param name="findings">What the independent check found about each mechanism.</param>
    /// <param name="values">What the answer says each mechanism is worth, shape [mechanism]; each is compared on the scale of what the check added up.</param>
    /// <param name="options">How thorough the audits of the programs are; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit.</returns>
    public static IncentiveAudit Of(
        Sequence<SolvedProgram> programs,
        Sequence<IncentiveFinding> findings,
        Sequence<double> values,
        LinearProgramAuditOptions? options = null,
        CancellationToken cancellation = default)
    {
        bool agree = findings.Count == values.Count;
        for (int mechanism = 0; agree && mechanism < values.Count; mechanism++)
        {
            agree = !Tolerances.Gain.Exceeds(Math.Abs(findings[mechanism].Value - values[mechanism]), findings[mechanism].ValueSize);
        }

        return new([.. programs.Select(solved => solved.Audit(options, cancellation))], findings, agree);
    }

    /// <summary>Says in words what was found: the first failure, or that there is none.</summary>
    /// <returns>One sentence.</returns>
    public string Explain()
    {
        if (Programs.FirstOrDefault(report => !report.Passed) is { } program)
        {
            return program.Reason;
        }

        if (Findings.FirstOrDefault(finding => !finding.IsAccepted) is { } finding)
        {
            return finding.Explain();
        }

        return AreValuesConsistent
            ? $"Every claim holds: linear programs {Programs.Count}{(Exact ? ", exactly" : string.Empty)}; mechanisms {Findings.Count}, up to rounding."
            : "A mechanism is not worth what the answer says.";
    }
}
