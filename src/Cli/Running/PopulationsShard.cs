using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>Saves what populations of adapting arms made of one learner, and reads it back bit for bit.</summary>
internal static class PopulationsShard
{
    private const string Schema = "mechanisms/populations/1";

    /// <summary>Reads what is saved, or plays and saves it.</summary>
    internal static ManipulationResult LoadOrPlay(
        Workbench bench, ManipulationExperiment experiment, int learner, Func<ManipulationResult> play) => SavedPart.LoadOrPlay(
        bench, string.Create(CultureInfo.InvariantCulture, $"populations-{learner:00}.json"), play, Write, saved => Read(saved, experiment, learner));

    private static void Write(Utf8JsonWriter json, ManipulationResult result)
    {
        json.WriteString("schema", Schema);
        json.WriteString("learner", result.Learner);
        json.WriteStartArray("populations");
        foreach (Sequence<ManipulationEpoch> population in result.Epochs)
        {
            json.WriteStartArray();
            foreach (ManipulationEpoch epoch in population)
            {
                Write(json, epoch);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ManipulationEpoch epoch)
    {
        EpisodeResult play = epoch.Result.Play;
        json.WriteStartObject();
        json.WriteNumbers("claims", epoch.Claims.Entries.ToArray());
        json.WriteNumbers("regret", play.Regret);
        json.WriteNumbers("plays", play.Shows.Select(count => (double)count));
        json.WriteNumbers("removedAt", play.EliminatedAt.Select(count => (double)count));
        json.WriteFinite("contextManipulation", epoch.Result.ContextManipulation);
        json.WriteFinite("rewardManipulation", epoch.Result.RewardManipulation);
        json.WriteEndObject();
    }

    private static ManipulationResult Read(JsonField saved, ManipulationExperiment experiment, int learner)
    {
        string name = experiment.Learners[learner].Name;
        Sequence<Sequence<ManipulationEpoch>> populations = saved.Required("populations").ReadItems()
            .Select(population => population.ReadItems().Select((epoch, index) => Read(epoch, index, experiment)).ToSequence()).ToSequence();
        bool isFit = saved.Required("learner").ReadText() == name && populations.Count == experiment.Replications
            && populations.All(population => population.Count == experiment.Epochs);
        return isFit ? new(experiment, name, populations) : throw saved.Error($"The part must be of {name} in this experiment; it is of another.");
    }

    private static ManipulationEpoch Read(JsonField saved, int epoch, ManipulationExperiment experiment)
    {
        Sequence<double> regret = SummaryShard.Numbers(saved, "regret");
        Sequence<long> plays = SummaryShard.Whole(saved, "plays");
        Sequence<long> removedAt = SummaryShard.Whole(saved, "removedAt");
        if (regret.Count != experiment.Checkpoints.Count || plays.Count != experiment.Features.Rows || removedAt.Count != plays.Count)
        {
            throw saved.Error("The part must have the checkpoints and arms of this experiment; it is of another.");
        }

        return new(
            epoch,
            new(experiment.Features.Rows, experiment.Features.Columns, SummaryShard.Numbers(saved, "claims").Span),
            new(
                new(regret, plays, plays, removedAt),
                saved.Required("contextManipulation").ReadNumber(),
                saved.Required("rewardManipulation").ReadNumber()));
    }
}
