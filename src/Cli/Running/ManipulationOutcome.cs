using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>What arms that adapt their claims made of each learner.</summary>
internal sealed record ManipulationOutcome(ExperimentHeader Header, Sequence<ManipulationResult> Results) : IExperimentOutcome, IRegretOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Answered;

    /// <inheritdoc/>
    public string DataFile => ResultFiles.CurvesFile;

    /// <inheritdoc/>
    public Table Data => ManipulationReport.Curves(Results);

    /// <inheritdoc/>
    public Table Overview => ManipulationReport.Summary(Results);

    /// <inheritdoc/>
    public Report Report => Header.Introduce(ManipulationReport.Of(Results));

    /// <inheritdoc/>
    public long Horizon => Experiment.Horizon;

    /// <inheritdoc/>
    public Sequence<(string Learner, Sequence<double> Regrets)> FinalRegrets =>
        Results.Select(result => (result.Learner, result.Summary(Experiment.Epochs - 1).FinalRegrets)).ToSequence();

    private ManipulationExperiment Experiment => Results[0].Experiment;

    /// <inheritdoc/>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteNumber("horizon", Experiment.Horizon);
        json.WriteNumber("replications", Experiment.Replications);
        json.WriteStartArray("learners");
        foreach (ManipulationResult result in Results)
        {
            json.WriteStartObject();
            json.WriteString("learner", result.Learner);
            json.WriteStartArray("epochs");
            for (int epoch = 0; epoch < Experiment.Epochs; epoch++)
            {
                WriteEpoch(json, result, epoch);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEpoch(Utf8JsonWriter json, ManipulationResult result, int epoch)
    {
        EpisodeSummary summary = result.Summary(epoch);
        json.WriteStartObject();
        json.WriteNumber("epoch", epoch);
        RegretFields.Write(json, "regret", summary.Curve);
        json.WriteNumbers("plays", summary.Shows);
        json.WriteNumbers("removed", summary.Eliminations.Select(count => (double)count));
        json.WriteFinite("contextManipulation", result.ContextManipulation(epoch).Mean);
        json.WriteFinite("rewardManipulation", result.RewardManipulation(epoch).Mean);
        json.WriteEndObject();
    }
}
