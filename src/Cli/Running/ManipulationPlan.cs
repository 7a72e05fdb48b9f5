using System.Text.Json;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>manipulation</c>: arms adapt the features that they claim to each learner, epoch by epoch.</summary>
internal sealed record ManipulationPlan(ExperimentHeader Header, PlayFields Play, LinearBanditField Bandit, ManipulationExperiment Experiment) : IExperimentPlan
{
    private const int MostEpochs = 1 << 12;

    private static readonly string[] Names = ["epochs", "environment", "learners", "adaptation"];

    /// <inheritdoc/>
    public string Name => Header.Name;

    /// <inheritdoc/>
    public string Kind => Header.Kind;

    /// <inheritdoc/>
    public ulong Root => Experiment.Root;

    /// <inheritdoc/>
    public int Parts => Experiment.Learners.Count;

    /// <inheritdoc/>
    public long TotalPulls => Experiment.TotalPulls;

    /// <summary>Reads the file.</summary>
    internal static ManipulationPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        int epochs = (int)root.Required("epochs").ReadInteger(1, MostEpochs);
        LinearBanditField bandit = LinearBanditField.Read(root.Required("environment"));
        Sequence<IContextualLearner> learners = ContextualLearnerKinds.Field.Read(root.Required("learners"), new(Weights: bandit.Weights));
        FeatureAdaptation adaptation = ReadAdaptation(root.Optional("adaptation"));
        play.RequireEnd(root, (double)learners.Count * play.Replications * epochs * (1.0 + bandit.Features.Entries.Length));
        try
        {
            return new(header, play, bandit, new(
                bandit.Weights, bandit.Noise, bandit.Features, learners, play.Horizon, epochs, play.Replications, header.Seed, adaptation, play.Checkpoints));
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
        Bandit.Write(json);
        ContextualLearnerKinds.Field.Write(json, Experiment.Learners);
        json.WriteStartObject("adaptation");
        json.WriteFinite("probeStep", Experiment.Adaptation.ProbeStep);
        json.WriteFinite("stepSize", Experiment.Adaptation.StepSize);
        json.WriteFinite("maximumStep", Experiment.Adaptation.MaximumStep);
        json.WriteBoolean("sharesNoise", Experiment.Adaptation.SharesNoise);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public IExperimentOutcome Run(Workbench bench, CancellationToken cancellation) => new ManipulationOutcome(Header, Sequence.Of(
        Experiment.Learners.Count,
        learner => PopulationsShard.LoadOrPlay(
            bench, Experiment, learner, () => Experiment.Play(learner, bench.Device, bench.Progress, cancellation))));

    private static FeatureAdaptation ReadAdaptation(JsonField? field)
    {
        FeatureAdaptation defaults = new();
        if (field is not { } adaptation)
        {
            return defaults;
        }

        adaptation.RequireNames("probeStep", "stepSize", "maximumStep", "sharesNoise");
        double Number(string name, double fallback) => adaptation.Optional(name)?.ReadNumber() ?? fallback;
        try
        {
            return new()
            {
                ProbeStep = Number("probeStep", defaults.ProbeStep),
                StepSize = Number("stepSize", defaults.StepSize),
                MaximumStep = Number("maximumStep", defaults.MaximumStep),
                SharesNoise = adaptation.Optional("sharesNoise")?.ReadBoolean() ?? defaults.SharesNoise,
            };
        }
        catch (ArgumentException error)
        {
            throw adaptation.Error($"{LibraryWords.Of(error)} Correct the number.", error);
        }
    }
}
