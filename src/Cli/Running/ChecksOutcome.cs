using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>Which acceptance checks passed.</summary>
internal sealed record ChecksOutcome(ExperimentHeader Header, double Scale, Sequence<AcceptanceCheck> Checks) : IExperimentOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => Checks.All(check => check.IsPassed) ? ExitCode.Answered : ExitCode.Refuted;

    /// <inheritdoc/>
    public string DataFile => "checks.csv";

    /// <inheritdoc/>
    public Table Data => Table.Create(
        "Acceptance checks",
        [
            Column.Textual("check", "check"),
            Column.Textual("quantity", "measured quantity"),
            Column.Numeric("value", "value"),
            Column.Numeric("low", "at least"),
            Column.Numeric("high", "at most"),
            Column.Textual("result", "result"),
        ],
        Checks.SelectMany(check => check.Measurements.Select(measurement => Row(check, measurement))).ToSequence());

    /// <inheritdoc/>
    public Table Overview => Data;

    /// <inheritdoc/>
    public Report Report => Reporting.Checks(Header, Scale, Checks);

    /// <inheritdoc/>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteFinite("scale", Scale);
        json.WriteBoolean("passed", Checks.All(check => check.IsPassed));
        json.WriteStartArray("checks");
        foreach (AcceptanceCheck check in Checks)
        {
            json.WriteStartObject();
            CheckShard.Write(json, check);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Sequence<Cell> Row(AcceptanceCheck check, Measurement measurement) =>
    [
        check.Id,
        measurement.Quantity,
        Finite(measurement.Value),
        Finite(measurement.Low),
        Finite(measurement.High),
        measurement.IsInBand ? "pass" : "fail",
    ];

    private static Cell Finite(double value) => double.IsFinite(value) ? value : Cell.Empty;
}
