using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>Saves finished epochs, one file each, and reads them back bit for bit.</summary>
internal static class EpochShard
{
    /// <summary>The folder of the shards.</summary>
    internal const string Folder = "shards";

    private const string Schema = "mechanisms/epoch/1";

    /// <summary>Saves one epoch.</summary>
    internal static void Save(OutputFolder folder, int learner, EpochResult result) =>
        folder.Write(NameOf(learner, result.Epoch), stream =>
        {
            using Utf8JsonWriter json = new(stream);
            Write(json, result);
        });

    /// <summary>Reads the epochs of one learner that were saved without a gap from epoch 0.</summary>
    /// <exception cref="DataException">A file is damaged.</exception>
    internal static Sequence<EpochResult> Load(OutputFolder folder, int learner, int epochs)
    {
        List<EpochResult> finished = [];
        while (finished.Count < epochs && folder.Read(NameOf(learner, finished.Count)) is byte[] content)
        {
            string place = Path.Combine(folder.Path, NameOf(learner, finished.Count));
            try
            {
                finished.Add(Read(JsonText.Parse(content)));
            }
            catch (Exception error) when (error is DataException or ArgumentException)
            {
                throw new DataException(place, $"{error.Message} The saved part is damaged: delete it, and it is computed again.", error);
            }
        }

        return finished.ToSequence();
    }

    private static string NameOf(int learner, int epoch) => string.Create(
        CultureInfo.InvariantCulture, $"{Folder}/learner-{learner:00}/epoch-{epoch:0000}.json");

    private static void Write(Utf8JsonWriter json, EpochResult result)
    {
        RegretCurve curve = result.Summary.Curve;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("learner", result.Learner);
        json.WriteNumber("epoch", result.Epoch);
        json.WriteNumber("replications", curve.Replications);
        json.WriteNumbers("clickRates", result.ClickRates);
        json.WriteNumbers("rounds", curve.Rounds.Select(round => (double)round));
        json.WriteNumbers("mean", curve.Mean);
        json.WriteNumbers("standardDeviation", curve.StandardDeviation);
        json.WriteNumbers("shows", result.Summary.Shows);
        json.WriteNumbers("clicks", result.Summary.Clicks);
        json.WriteNumbers("eliminations", result.Summary.Eliminations.Select(count => (double)count));
        json.WriteNumbers("gradient", result.Gradient);
        json.WriteNumbers("nextClickRates", result.NextClickRates);
        json.WriteEndObject();
    }

    private static EpochResult Read(JsonField shard)
    {
        string learner = shard.Required("learner").ReadText();
        int replications = (int)shard.Required("replications").ReadInteger(1, int.MaxValue);
        RegretCurve curve = new(
            learner,
            Whole(shard, "rounds"),
            Numbers(shard, "mean"),
            replications == 1 ? Sequence.Of(shard.Required("mean").ReadItems().Count, _ => double.NaN) : Numbers(shard, "standardDeviation"),
            replications);
        EpisodeSummary summary = new(
            curve, Numbers(shard, "shows"), Numbers(shard, "clicks"), Whole(shard, "eliminations").Select(count => (int)count).ToSequence());
        return new(
            learner,
            (int)shard.Required("epoch").ReadInteger(0, int.MaxValue),
            Numbers(shard, "clickRates"),
            summary,
            Numbers(shard, "gradient"),
            Numbers(shard, "nextClickRates"));
    }

    private static Sequence<double> Numbers(JsonField shard, string name) =>
        shard.Required(name).ReadItems().Select(item => item.ReadNumber()).ToSequence();

    private static Sequence<long> Whole(JsonField shard, string name) =>
        shard.Required(name).ReadItems().Select(item => item.ReadInteger(0, long.MaxValue)).ToSequence();
}
