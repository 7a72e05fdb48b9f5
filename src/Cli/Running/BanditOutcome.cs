using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>What learners did on arms with fixed means.</summary>
internal sealed record BanditOutcome(ExperimentHeader Header, RegretResult Result) : IExperimentOutcome, IRegretOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Answered;

    /// <inheritdoc/>
    public string DataFile => ResultFiles.CurvesFile;

    /// <inheritdoc/>
    public Table Data => RegretTables.Tidy(Result.Curves.Select(curve => (0, curve)));

    /// <inheritdoc/>
    public Table Overview => RegretReport.Summary(Result);

    /// <inheritdoc/>
    public Report Report => Header.Introduce(RegretReport.Of(Result));

    /// <inheritdoc/>
    public long Horizon => Result.Experiment.Horizon;

    /// <inheritdoc/>
    public Sequence<(string Learner, Sequence<double> Regrets)> FinalRegrets =>
        Result.Summaries.Select(summary => (summary.Curve.Learner, summary.FinalRegrets)).ToSequence();

    /// <inheritdoc/>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteNumber("horizon", Result.Experiment.Horizon);
        json.WriteNumber("replications", Result.Experiment.Replications);
        json.WriteStartArray("learners");
        foreach (EpisodeSummary summary in Result.Summaries)
        {
            json.WriteStartObject();
            json.WriteString("learner", summary.Curve.Learner);
            RegretFields.Write(json, summary.Curve);
            json.WriteNumbers("shows", summary.Shows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
