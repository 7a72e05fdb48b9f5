using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>Which acceptance checks passed.</summary>
internal sealed record ChecksOutcome(ExperimentHeader Header, double Scale, Sequence<AcceptanceCheck> Checks) : IExperimentOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => Checks.All(check => check.IsPassed) ? ExitCode.Answered : ExitCode.Refuted;

    /// <inheritdoc/>
    public string DataFile => ResultFiles.ChecksFile;

    /// <inheritdoc/>
    public Table Data => ChecksReport.Measurements(Checks);

    /// <inheritdoc/>
    public Table Overview => ChecksReport.Measurements(Checks);

    /// <inheritdoc/>
    public Report Report => Header.Introduce(ChecksReport.Of(Checks));

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
}
