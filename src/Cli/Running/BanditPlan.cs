using System.Text.Json;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli.Devices;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>bandit</c>: regret of learners on arms with fixed means, plain or with fixed click rates.</summary>
internal sealed record BanditPlan(ExperimentHeader Header, PlayFields Play, RegretExperiment Experiment) : IExperimentPlan
{
    private static readonly string[] Names = ["means", "environment", "clickRates", "learners"];

    /// <inheritdoc/>
    public string Name => Header.Name;

    /// <inheritdoc/>
    public string Kind => Header.Kind;

    /// <inheritdoc/>
    public ulong Root => Experiment.Root;

    /// <inheritdoc/>
    public string? ReasonForProcessor => LaneNeeds.ReasonForProcessor(Experiment.Learners);

    /// <inheritdoc/>
    public int Parts => Experiment.Learners.Count;

    /// <inheritdoc/>
    public long TotalPulls => Experiment.TotalPulls;

    /// <summary>Reads the file.</summary>
    internal static BanditPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        (IBanditEnvironment environment, Sequence<double> clickRates) = ReadArms(root);
        Sequence<ILearner> learners = LearnerKinds.Field.Read(root.Required("learners"), new((environment as ClickBandit)?.Utility));
        play.RequireEnd(root, (double)learners.Count * play.Replications);
        return new(header, play, new(environment, learners, play.Horizon, play.Replications, header.Seed, clickRates, play.Checkpoints));
    }

    /// <inheritdoc/>
    public void WriteSettings(Utf8JsonWriter json)
    {
        Play.Write(json);
        if (Experiment.Environment is ClickBandit clicks)
        {
            ClickBanditField.Write(json, clicks);
            json.WriteNumbers("clickRates", Experiment.ClickRates);
        }
        else
        {
            json.WriteNumbers("means", ((BernoulliBandit)Experiment.Environment).Means);
        }

        LearnerKinds.Field.Write(json, Experiment.Learners);
    }

    /// <inheritdoc/>
    public IExperimentOutcome Run(Workbench bench, CancellationToken cancellation)
    {
        Sequence<EpisodeSummary> summaries = Sequence.Of(Experiment.Learners.Count, learner => PlayOrLoad(learner, bench, cancellation));
        return new BanditOutcome(Header, new(Experiment, bench.Device.Name, summaries));
    }

    private EpisodeSummary PlayOrLoad(int learner, Workbench bench, CancellationToken cancellation)
    {
        SavedProgress inPlay = new(bench, learner);
        EpisodeSummary summary = SummaryShard.LoadOrPlay(
            bench, learner, saved => Mismatch(saved, learner), () => inPlay.Play(Experiment, cancellation));
        inPlay.Clear();
        return summary;
    }

    private static (IBanditEnvironment Environment, Sequence<double> ClickRates) ReadArms(JsonField root)
    {
        if (root.Optional("environment") is not { } field)
        {
            if (root.Optional("clickRates") is { } rates)
            {
                throw rates.Error("Click rates belong to an environment whose arms are clicked; there is none. Add \"environment\", or remove the field.");
            }

            return (new BernoulliBandit(ClickBanditField.ReadProbabilities(root.Required("means"), "mean")), []);
        }

        if (root.Optional("means") is { } means)
        {
            throw means.Error("The means belong either here or into \"environment\"; both are given. Remove one.");
        }

        ClickBandit environment = ClickBanditField.Read(field);
        return (environment, ClickBanditField.ReadProfile(root.Optional("clickRates"), environment, "click rates"));
    }

    // What keeps a saved part from being of this experiment.
    private string? Mismatch(EpisodeSummary saved, int learner)
    {
        RegretCurve curve = saved.Curve;
        bool isFit = curve.Learner == Experiment.Learners[learner].Name && curve.Rounds == Experiment.Checkpoints
            && curve.Replications == Experiment.Replications && saved.FinalRegrets.Count == Experiment.Replications
            && saved.Shows.Count == Experiment.Environment.Arms;
        return isFit ? null : $"The part must be of {Experiment.Learners[learner].Name} in this experiment; it is of another.";
    }
}
