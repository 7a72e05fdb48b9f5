using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>What adaptive arms and learners did.</summary>
internal sealed record ClickbaitOutcome(ExperimentHeader Header, AdaptiveArmsResult Result) : IExperimentOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Answered;

    /// <inheritdoc/>
    public string DataFile => CurveTable.FileName;

    /// <inheritdoc/>
    public Table Data => CurveTable.Of(Result.Trajectories.SelectMany(trajectory => trajectory.Epochs.Select(epoch => (epoch.Epoch, epoch.Summary.Curve))));

    /// <inheritdoc/>
    public Table Overview => Table.Create(
        $"Regret after {Result.Experiment.Horizon} rounds",
        [
            Column.Textual("learner", "learner"),
            Column.Numeric("first", "epoch 0"),
            Column.Numeric("late", FirstLate == LastEpoch ? $"epoch {LastEpoch}" : $"mean of epochs {FirstLate} to {LastEpoch}"),
            Column.Numeric("last", "last epoch"),
            Column.Numeric("deviation", "best arm's click rate above desired", format: NumberFormat.Fixed(3)),
        ],
        Result.Trajectories.Select(Row).ToSequence());

    /// <inheritdoc/>
    public Report Report => Reporting.Clickbait(Header, Result);

    private ClickBandit Environment => (ClickBandit)Result.Experiment.Environment;

    private int LastEpoch => Result.Experiment.Epochs - 1;

    // The later half, when arms had time to adapt: epochs 11 to 20 of 21.
    private int FirstLate => Math.Min(LastEpoch, (LastEpoch / 2) + 1);

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

    private static void WriteRegret(Utf8JsonWriter json, string name, RegretCurve curve)
    {
        json.WriteStartObject(name);
        json.WriteFinite("mean", curve.Mean[^1]);
        json.WriteFinite("sd", curve.StandardDeviation[^1]);
        json.WriteFinite("low", curve.Low[^1]);
        json.WriteFinite("high", curve.High[^1]);
        json.WriteNumber("n", curve.Replications);
        json.WriteEndObject();
    }

    private void WriteLearner(Utf8JsonWriter json, AdaptiveArmsTrajectory trajectory)
    {
        json.WriteStartObject();
        json.WriteString("learner", trajectory.Learner);
        WriteRegret(json, "firstRegret", trajectory.Epochs[0].Summary.Curve);
        json.WriteStartObject("lateRegret");
        json.WriteNumber("fromEpoch", FirstLate);
        json.WriteNumber("toEpoch", LastEpoch);
        json.WriteFinite("mean", trajectory.MeanRegret(FirstLate, LastEpoch));
        json.WriteEndObject();
        WriteRegret(json, "lastRegret", trajectory.Epochs[^1].Summary.Curve);
        json.WriteStartArray("epochs");
        foreach (EpochResult epoch in trajectory.Epochs)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch.Epoch);
            json.WriteNumbers("clickRates", epoch.ClickRates);
            WriteRegret(json, "regret", epoch.Summary.Curve);
            json.WriteNumbers("shows", epoch.Summary.Shows);
            json.WriteNumbers("clicks", epoch.Summary.Clicks);
            json.WriteNumbers("eliminations", epoch.Summary.Eliminations.Select(count => (double)count));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private Sequence<Cell> Row(AdaptiveArmsTrajectory trajectory)
    {
        int best = Environment.BestArm;
        return
        [
            trajectory.Learner,
            trajectory.Epochs[0].Summary.Curve.Final,
            trajectory.MeanRegret(FirstLate, LastEpoch),
            trajectory.Epochs[^1].Summary.Curve.Final,
            trajectory.Epochs[^1].ClickRates[best] - Environment.TruthfulClickRates[best],
        ];
    }
}
