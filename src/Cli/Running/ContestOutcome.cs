using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>What the contenders of a contest did.</summary>
internal sealed record ContestOutcome(ContestPlan Plan, RegretContestResult Result) : IExperimentOutcome, IRegretOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Answered;

    /// <inheritdoc/>
    public string DataFile => ResultFiles.CurvesFile;

    /// <inheritdoc/>
    public Table Data => RegretTables.Tidy(Result.Curves.Select(curve => (0, curve)));

    /// <inheritdoc/>
    public Table Overview => ContestReport.Summary(Result);

    /// <inheritdoc/>
    public Report Report => Plan.Header.Introduce(ContestReport.Of(Result, Plan.Description, Plan.Findings(Result)));

    /// <inheritdoc/>
    public long Horizon => Result.Contest.Horizon;

    /// <inheritdoc/>
    public ContenderMeasure Measure => Result.Contest.CurveMeasure;

    /// <inheritdoc/>
    public Sequence<double?> RateExponents => Result.Contest.Contenders.Select(contender => contender.RateExponent).ToSequence();

    /// <inheritdoc/>
    public Sequence<(string Learner, Sequence<double> Regrets)> FinalRegrets =>
        Result.Summaries.Select(summary => (summary.Curve.Learner, summary.FinalRegrets)).ToSequence();

    /// <inheritdoc/>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteNumber("horizon", Result.Contest.Horizon);
        json.WriteNumber("replications", Result.Contest.Replications);
        json.WriteString("curve", Measure.Noun);
        json.WriteStartArray("learners");
        foreach (ContenderSummary summary in Result.Summaries)
        {
            json.WriteStartObject();
            json.WriteString("learner", summary.Curve.Learner);
            RegretFields.Write(json, summary.Curve);
            json.WriteStartArray("measures");
            for (int measure = 0; measure < summary.Measures.Count; measure++)
            {
                WriteMeasure(json, Result.Contest.Measures[measure], RunningMoments.Of(summary.Measures[measure].Span));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMeasure(Utf8JsonWriter json, ContenderMeasure measure, RunningMoments moments)
    {
        json.WriteStartObject();
        json.WriteString("measure", measure.Name);
        json.WriteString("unit", measure.Unit);
        json.WriteFinite("mean", moments.Mean);
        json.WriteFinite("error", moments.Count > 1 ? moments.StandardError : null);
        json.WriteEndObject();
    }
}
