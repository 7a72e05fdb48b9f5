using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
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
    public Table Data => RegretTables.OfContest(Result);

    /// <inheritdoc/>
    public Table Overview => ContestReport.Summary(Result);

    /// <inheritdoc/>
    public Report Report => Plan.Header.Introduce(ContestReport.Of(Result, Plan.Description, Plan.Findings(Result)));

    /// <inheritdoc/>
    public long Horizon => Result.Contest.Horizon;

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures => [Result.Contest.RegretMeasure, .. Result.Contest.FurtherMeasures];

    /// <inheritdoc/>
    public Sequence<Figure> OverRounds => ContestReport.Figures(Result);

    /// <inheritdoc/>
    public Sequence<(string Learner, Sequence<double> Regrets)> FinalRegrets =>
        Result.Summaries.Select(summary => (summary.Curve.Learner, summary.FinalRegrets)).ToSequence();

    /// <inheritdoc/>
    public double? RateExponent(int curve, int learner)
    {
        IContender contender = Result.Contest.Contenders[learner];
        return curve == 0 ? contender.RateExponent : contender.FurtherCurves[curve - 1].RateExponent;
    }

    /// <inheritdoc/>
    public bool IsPerRound(int curve) => curve > 0 && Result.Contest.Contenders[0].FurtherCurves[curve - 1].Optimum is not null;

    /// <inheritdoc/>
    public Sequence<double> Finals(int curve, int learner) => curve == 0 ? Result.Summaries[learner].FinalRegrets : Result.Summaries[learner].FurtherCurves[curve - 1].Finals;

    /// <inheritdoc/>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteNumber("horizon", Result.Contest.Horizon);
        json.WriteNumber("replications", Result.Contest.Replications);
        if (Result.Contest.Contenders[0].OptimalValue is { } best)
        {
            json.WriteFinite("optimum", best);
        }

        json.WriteStartArray("learners");
        foreach (ContenderSummary summary in Result.Summaries)
        {
            json.WriteStartObject();
            json.WriteString("learner", summary.Curve.Learner);
            RegretFields.Write(json, summary.Curve);
            for (int curve = 0; curve < summary.FurtherCurves.Count; curve++)
            {
                RegretFields.Write(json, Result.Contest.FurtherMeasures[curve].Noun, summary.FurtherCurves[curve].Curve);
            }

            json.WriteStartArray("measures");
            for (int measure = 0; measure < summary.Measures.Count; measure++)
            {
                WriteMeasure(json, Result.Contest.Measures[measure], summary.Measures[measure].Any(double.IsNaN) ? null : RunningMoments.Of(summary.Measures[measure].Span));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMeasure(Utf8JsonWriter json, ContenderMeasure measure, RunningMoments? moments)
    {
        json.WriteStartObject();
        json.WriteString("measure", measure.Name);
        json.WriteString("unit", measure.Unit);
        json.WriteFinite("mean", moments?.Mean);
        json.WriteFinite("error", moments is { Count: > 1 } several ? several.StandardError : null);
        json.WriteEndObject();
    }
}
