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
    private const string Schema = "mechanisms/epoch/2";

    /// <summary>Saves one epoch.</summary>
    internal static void Save(Workbench bench, int learner, EpochResult result) =>
        bench.Folder.Write(NameOf(bench.Parts, learner, result.Epoch), stream =>
        {
            using Utf8JsonWriter json = new(stream);
            Write(json, result);
        });

    /// <summary>Reads the epochs of one learner that were saved without a gap from epoch 0.</summary>
    /// <exception cref="DataException">A file is damaged.</exception>
    internal static Sequence<EpochResult> Load(Workbench bench, int learner, int epochs)
    {
        OutputFolder folder = bench.Folder;
        List<EpochResult> finished = [];
        while (finished.Count < epochs && folder.Read(NameOf(bench.Parts, learner, finished.Count)) is byte[] content)
        {
            string place = Path.Combine(folder.Path, NameOf(bench.Parts, learner, finished.Count));
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

    private static string NameOf(string parts, int learner, int epoch) => string.Create(
        CultureInfo.InvariantCulture, $"{parts}/learner-{learner:00}/epoch-{epoch:0000}.json");

    private static void Write(Utf8JsonWriter json, EpochResult result)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteNumber("epoch", result.Epoch);
        json.WriteNumbers("clickRates", result.ClickRates);
        SummaryShard.WriteFields(json, result.Summary);
        WriteProbes(json, result.Probes);
        json.WriteNumbers("nextClickRates", result.NextClickRates);
        json.WriteEndObject();
    }

    private static void WriteProbes(Utf8JsonWriter json, Sequence<Probe> probes)
    {
        json.WriteStartArray("probes");
        foreach (Probe probe in probes)
        {
            json.WriteStartObject();
            json.WriteNumber("owner", probe.Owner);
            json.WriteNumbers("clickRates", probe.Answer.ClickRates);
            json.WriteNumbers("clicks", probe.Answer.Clicks.Select(count => (double)count));
            json.WriteNumber("runs", probe.Answer.Runs);
            json.WriteFinite("regret", probe.Regret);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Probe ReadProbe(JsonField saved) => new(
        (int)saved.Required("owner").ReadInteger(0, int.MaxValue),
        new(SummaryShard.Numbers(saved, "clickRates"), SummaryShard.Whole(saved, "clicks"), (int)saved.Required("runs").ReadInteger(1, int.MaxValue)),
        saved.Required("regret").ReadNumber());

    private static EpochResult Read(JsonField shard)
    {
        EpisodeSummary summary = SummaryShard.Read(shard);
        return new(
            summary.Curve.Learner,
            (int)shard.Required("epoch").ReadInteger(0, int.MaxValue),
            SummaryShard.Numbers(shard, "clickRates"),
            summary,
            shard.Required("probes").ReadItems().Select(ReadProbe).ToSequence(),
            SummaryShard.Numbers(shard, "nextClickRates"));
    }
}
