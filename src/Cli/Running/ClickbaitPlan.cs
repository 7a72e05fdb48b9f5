using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli.Devices;
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
    public string? ReasonForProcessor => LaneNeeds.ReasonForProcessor(Experiment.Learners);

    /// <inheritdoc/>
    public int Parts => Experiment.Learners.Count * Experiment.Epochs;

    /// <inheritdoc/>
    public long TotalPulls => Experiment.TotalPulls;

    private ClickBandit Environment => (ClickBandit)Experiment.Environment;

    /// <summary>Reads the file.</summary>
    internal static ClickbaitPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        int epochs = (int)root.Required("epochs").ReadInteger(1, MostEpochs);
        ClickBandit environment = ClickBanditField.Read(root.Required("environment"));
        Sequence<ILearner> learners = LearnerKinds.Field.Read(root.Required("learners"), new(environment.Utility));
        Population population = AdaptationField.Read(root.Optional("adaptation"), environment.Arms);
        play.RequireEnd(root, (double)epochs * learners.Count * (play.Replications + ProbeRuns(population)));
        Sequence<double> start = ClickBanditField.ReadProfile(root.Optional("start"), environment, "start");
        try
        {
            return new(header, play, new(
                environment, learners, start, play.Horizon, epochs, play.Replications, header.Seed, population, play.Checkpoints));
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
        LearnerKinds.Field.Write(json, Experiment.Learners);
        AdaptationField.Write(json, Experiment.Population);
    }

    /// <inheritdoc/>
    public IExperimentOutcome Run(Workbench bench, CancellationToken cancellation)
    {
        List<AdaptiveArmsTrajectory> trajectories = [];
        for (int learner = 0; learner < Experiment.Learners.Count; learner++)
        {
            AdaptiveArmsRun run = Resume(bench, learner);
            while (!run.IsFinished)
            {
                EpochShard.Save(bench, learner, run.Step(bench.Device, bench.Progress, cancellation));
            }

            trajectories.Add(run.Trajectory);
        }

        return new ClickbaitOutcome(Header, new(Experiment, bench.Device.Name, trajectories.ToSequence()));
    }

    private static double ProbeRuns(Population population) =>
        population.Owners.Sum(owner => (double)owner.Agent.ProbesFor(owner.Arms.Count) * owner.Agent.ProbeReplications);

    private AdaptiveArmsRun Resume(Workbench bench, int learner)
    {
        Sequence<EpochResult> finished = EpochShard.Load(bench, learner, Experiment.Epochs);
        try
        {
            return Experiment.Resume(learner, finished);
        }
        catch (ArgumentException error)
        {
            throw new DataException(Path.Combine(bench.Folder.Path, bench.Parts), LibraryWords.Of(error), error);
        }
    }
}
