using System.Globalization;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Simulations;

/// <summary>Table and report of acceptance checks: what was claimed, what was measured, whether it holds.</summary>
public static class ChecksReport
{
    /// <summary>One row per measurement, with the verdict of the measurement.</summary>
    /// <param name="checks">The checks.</param>
    /// <returns>The table: check, quantity, value, low, high, verdict.</returns>
    public static Table Measurements(Sequence<AcceptanceCheck> checks)
    {
        Column[] columns =
        [
            Column.Textual("check", "Check"),
            Column.Textual("quantity", "Measured"),
            Column.Numeric("value", "Value"),
            Column.Numeric("low", "At least"),
            Column.Numeric("high", "At most"),
            Column.Textual("verdict", "Verdict"),
        ];
        IEnumerable<Sequence<Cell>> rows =
            from check in checks
            from measurement in check.Measurements
            select (Sequence<Cell>)[
                check.Id,
                measurement.Quantity,
                NumberOrEmpty(measurement.Value),
                NumberOrEmpty(measurement.Low),
                NumberOrEmpty(measurement.High),
                Cell.Check(measurement.IsInBand)];
        return Table.Create("Measurements", [.. columns], rows.ToSequence());
    }

    /// <summary>One row per check.</summary>
    /// <param name="checks">The checks.</param>
    /// <returns>The table: check, claim, verdict.</returns>
    public static Table Verdicts(Sequence<AcceptanceCheck> checks) => Table.Create(
        "Checks",
        [Column.Textual("check", "Check"), Column.Textual("verdict", "Verdict"), Column.Textual("claim", "Claim")],
        checks.Select(check => (Sequence<Cell>)[check.Id, Cell.Check(check.IsPassed), check.Claim]).ToSequence());

    /// <summary>The whole report.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="provenance">How to reproduce it; null leaves the section out.</param>
    /// <returns>The report.</returns>
    public static Report Of(Sequence<AcceptanceCheck> checks, Provenance? provenance = null)
    {
        string[] failed = [.. checks.Where(check => !check.IsPassed).Select(check => check.Id)];
        string finding = failed.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"All {checks.Count} checks pass.")
            : string.Create(CultureInfo.InvariantCulture, $"{checks.Count - failed.Length} of {checks.Count} checks pass; {string.Join(", ", failed)} {(failed.Length == 1 ? "fails" : "fail")}.");
        Report report = new(
            "Acceptance checks",
            [finding],
            [
                new("What was asked", [
                    new Block.Prose("Each check is a claim about learners with quantities to measure. A measurement passes when it lies within its bounds, ends included; a check passes when all its measurements do."),
                    new Block.Listing(Verdicts(checks))]),
                new("What came out", [new Block.Listing(Measurements(checks), "A dash stands for no bound on that side.")]),
            ]);
        return provenance is null ? report : report.WithProvenance(provenance);
    }

    private static Cell NumberOrEmpty(double value) => double.IsFinite(value) ? value : Cell.Empty;
}
