using System.Text.Json;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>bandit</c>: regret of learners on arms with fixed means.</summary>
internal sealed record BanditPlan(ExperimentHeader Header, PlayFields Play, RegretExperiment Experiment) : IExperimentPlan
{
    private static readonly string[] Names = ["means", "learners"];

    /// <inheritdoc/>
    public string Name => Header.Name;

    /// <inheritdoc/>
    public string Kind => Header.Kind;

    /// <inheritdoc/>
    public ulong Root => Experiment.Root;

    /// <inheritdoc/>
    public int Parts => 1;

    /// <summary>Reads the file.</summary>
    internal static BanditPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        BernoulliBandit environment = new(ClickBanditField.ReadProbabilities(root.Required("means"), "mean"));
        Sequence<ILearner> learners = LearnersField.Read(root.Required("learners"), utility: null);
        play.RequireEnd(root, (double)learners.Count * play.Replications);
        return new(header, play, new(environment, learners, play.Horizon, play.Replications, header.Seed, checkpoints: play.Checkpoints));
    }

    /// <inheritdoc/>
    public void WriteSettings(Utf8JsonWriter json)
    {
        Play.Write(json);
        json.WriteNumbers("means", ((BernoulliBandit)Experiment.Environment).Means);
        LearnersField.Write(json, Experiment.Learners);
    }

    /// <inheritdoc/>
    public IExperimentOutcome Run(Workbench bench, CancellationToken cancellation) =>
        new BanditOutcome(Header, Experiment.Run(bench.Device, bench.Progress, cancellation));
}
