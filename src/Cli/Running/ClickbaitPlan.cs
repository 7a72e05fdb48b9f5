using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>clickbait</c>: arms adapt their click rates to each learner, epoch by epoch.</summary>
internal sealed record ClickbaitPlan(ExperimentHeader Header, PlayFields Play, AdaptiveArmsExperiment Experiment) : IExperimentPlan
{
    private const int MostEpochs = 1 << 12;

    private static readonly string[] Names = ["epochs", "environment", "start", "learners", "adaptation"];

    /// <inheritdoc/>
    public string Name => Header.Name;

    /// <inheritdoc/>
    public string Kind => Header.Kind;

    /// <inheritdoc/>
    public ulong Root => Experiment.Root;

    /// <inheritdoc/>
    public int Parts => Experiment.Learners.Count * Experiment.Epochs;

    private ClickBandit Environment => (ClickBandit)Experiment.Environment;

    /// <summary>Reads the file.</summary>
    internal static ClickbaitPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        int epochs = (int)root.Required("epochs").ReadInteger(1, MostEpochs);
        ClickBandit environment = ClickBanditField.Read(root.Required("environment"));
        Sequence<ILearner> learners = LearnersField.Read(root.Required("learners"), environment.Utility);
        GradientAdaptation adaptation = AdaptationField.Read(root.Optional("adaptation"));
        play.RequireEnd(root, (double)epochs * learners.Count * (play.Replications + (2.0 * environment.Arms * adaptation.ProbeReplications)));
        Sequence<double> start = ReadStart(root.Optional("start"), environment);
        try
        {
            return new(header, play, new(
                environment, learners, start, play.Horizon, epochs, play.Replications, header.Seed, adaptation, play.Checkpoints));
        }
        catch (ArgumentException error)
        {
            throw root.Error(LibraryWords.Of(error), error);
        }
    }

    /// <inheritdoc/>
    public void WriteSettings(Utf8JsonWriter json)
    {
        Play.Write(json);
        json.WriteNumber("epochs", Experiment.Epochs);
        ClickBanditField.Write(json, Environment);
        json.WriteNumbers("start", Experiment.Start);
        LearnersField.Write(json, Experiment.Learners);
        AdaptationField.Write(json, Experiment.Adaptation);
    }

    /// <inheritdoc/>
    public IExperimentOutcome Run(Workbench bench, CancellationToken cancellation)
    {
        List<AdaptiveArmsTrajectory> trajectories = [];
        for (int learner = 0; learner < Experiment.Learners.Count; learner++)
        {
            AdaptiveArmsRun run = Resume(bench.Folder, learner);
            while (!run.IsFinished)
            {
                EpochShard.Save(bench.Folder, learner, run.Step(bench.Device, bench.Progress, cancellation));
            }

            trajectories.Add(run.Trajectory);
        }

        return new ClickbaitOutcome(Header, new(Experiment, bench.Device.Name, trajectories.ToSequence()));
    }

    private static Sequence<double> ReadStart(JsonField? field, ClickBandit environment)
    {
        if (field is not { } start)
        {
            return environment.TruthfulClickRates;
        }

        if (start.IsText)
        {
            return start.ReadText() == "truthful"
                ? environment.TruthfulClickRates
                : throw start.Error($"The start must be \"truthful\" or one click rate per arm; got {start.Quote()}. Change it.");
        }

        Sequence<double> rates = ClickBanditField.ReadProbabilities(start, "click rate");
        return rates.Count == environment.Arms
            ? rates
            : throw start.Error($"There must be one click rate per arm, that is {environment.Arms}; got {rates.Count}. Add or remove some.");
    }

    private AdaptiveArmsRun Resume(OutputFolder folder, int learner)
    {
        Sequence<EpochResult> finished = EpochShard.Load(folder, learner, Experiment.Epochs);
        try
        {
            return Experiment.Resume(learner, finished);
        }
        catch (ArgumentException error)
        {
            throw new DataException(Path.Combine(folder.Path, EpochShard.Folder), LibraryWords.Of(error), error);
        }
    }
}
