using System.Globalization;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary>What the audits of all linear programs behind an answer say together.</summary>
/// <param name="Passed">Whether every one was shown true.</param>
/// <param name="IsRefuted">Whether one was shown false.</param>
/// <param name="Exact">Whether every conclusion rests on exact arithmetic.</param>
/// <param name="Repaired">Whether one needed exact pivots.</param>
/// <param name="PrimalResidual">Largest of all; NaN when none has any.</param>
/// <param name="DualResidual">Largest of all; NaN when none has any.</param>
/// <param name="Gap">Largest of all; NaN when none has any.</param>
/// <param name="Programs">Number of linear programs.</param>
/// <param name="Reason">The first conclusion that is not a pass, in words, or the last.</param>
internal sealed record AuditSummary(
    bool Passed,
    bool IsRefuted,
    bool Exact,
    bool Repaired,
    double PrimalResidual,
    double DualResidual,
    double Gap,
    int Programs,
    string Reason)
{
    /// <summary>Sums up reports, at least one.</summary>
    internal static AuditSummary Of(IReadOnlyList<LinearProgramAuditReport> reports) => new(
        reports.All(report => report.Passed),
        reports.Any(report => report.Verdict == AuditVerdict.Refuted),
        reports.All(report => report.Exact),
        reports.Any(report => report.Repaired),
        Largest(reports, report => report.PrimalResidual),
        Largest(reports, report => report.DualResidual),
        Largest(reports, report => report.Gap),
        reports.Count,
        (reports.FirstOrDefault(report => !report.Passed) ?? reports[^1]).Reason);

    /// <summary>Writes the object that <c>--json</c> shows as <c>audit</c>.</summary>
    internal void WriteJson(Utf8JsonWriter json)
    {
        json.WriteBoolean("passed", Passed);
        json.WriteBoolean("exact", Exact);
        json.WriteBoolean("repaired", Repaired);
        json.WriteFinite("primalResidual", PrimalResidual);
        json.WriteFinite("dualResidual", DualResidual);
        json.WriteFinite("gap", Gap);
        json.WriteNumber("programs", Programs);
        json.WriteString("reason", Reason);
    }

    /// <summary>Says the conclusion in a line.</summary>
    internal string Describe()
    {
        string programs = Programs == 1 ? "1 linear program" : string.Create(CultureInfo.InvariantCulture, $"all {Programs} linear programs");
        string arithmetic = Exact ? "in exact rationals" : "in floating point with error bounds";
        return Passed
            ? $"passed: {programs} behind this answer checked {arithmetic}{(Repaired ? ", after exact repair of a basis" : string.Empty)}"
            : $"{(IsRefuted ? "REFUTED" : "not passed")}: {Reason}";
    }

    private static double Largest(IReadOnlyList<LinearProgramAuditReport> reports, Func<LinearProgramAuditReport, double> quantity) =>
        reports.Select(quantity).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Max();
}
