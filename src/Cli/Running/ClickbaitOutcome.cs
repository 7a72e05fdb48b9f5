using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>What adaptive arms and learners did.</summary>
internal sealed record ClickbaitOutcome(ExperimentHeader Header, AdaptiveArmsResult Result) : IExperimentOutcome, IRegretOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Answered;

    /// <inheritdoc/>
    public string DataFile => ResultFiles.CurvesFile;

    /// <inheritdoc/>
    public Table Data => AdaptiveArmsTables.Curves(Result);

    /// <inheritdoc/>
    public Table Overview => AdaptiveArmsTables.Summary(Result);

    /// <inheritdoc/>
    public Report Report => Header.Introduce(AdaptiveArmsReport.Of(Result));

    /// <inheritdoc/>
    public long Horizon => Result.Experiment.Horizon;

    /// <inheritdoc/>
    public Sequence<(string Learner, Sequence<double> Regrets)> FinalRegrets =>
        Result.Trajectories.Select(trajectory => (trajectory.Learner, trajectory.MeanRegrets(FirstLate, LastEpoch))).ToSequence();

    private ClickBandit Environment => (ClickBandit)Result.Experiment.Environment;

    private int LastEpoch => Result.Experiment.Epochs - 1;

    private int FirstLate => AdaptiveArmsTables.FirstLateEpoch(Result.Experiment.Epochs);

    /// <inheritdoc/>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteNumber("horizon", Result.Experiment.Horizon);
        json.WriteNumber("replications", Result.Experiment.Replications);
        json.WriteNumbers("desiredClickRates", Environment.TruthfulClickRates);
        json.WriteStartArray("learners");
        foreach (AdaptiveArmsTrajectory trajectory in Result.Trajectories)
        {
            WriteLearner(json, trajectory);
        }

        json.WriteEndArray();
    }

    private void WriteLearner(Utf8JsonWriter json, AdaptiveArmsTrajectory trajectory)
    {
        json.WriteStartObject();
        json.WriteString("learner", trajectory.Learner);
        RegretFields.Write(json, "firstRegret", trajectory.Epochs[0].Summary.Curve);
        json.WriteStartObject("lateRegret");
        json.WriteNumber("fromEpoch", FirstLate);
        json.WriteNumber("toEpoch", LastEpoch);
        json.WriteFinite("mean", trajectory.MeanRegret(FirstLate, LastEpoch));
        json.WriteEndObject();
        RegretFields.Write(json, "lastRegret", trajectory.Epochs[^1].Summary.Curve);
        json.WriteStartArray("epochs");
        foreach (EpochResult epoch in trajectory.Epochs)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch.Epoch);
            json.WriteNumbers("clickRates", epoch.ClickRates);
            RegretFields.Write(json, "regret", epoch.Summary.Curve);
            json.WriteNumbers("shows", epoch.Summary.Shows);
            json.WriteNumbers("clicks", epoch.Summary.Clicks);
            json.WriteNumbers("eliminations", epoch.Summary.Eliminations.Select(count => (double)count));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
