using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>What the runs of one contender gave, as a saved part.</summary>
internal static class ContenderShard
{
    private const string Schema = "mechanisms/contender/1";

    /// <summary>Writes the fields.</summary>
    internal static void Write(Utf8JsonWriter json, ContenderSummary summary)
    {
        json.WriteString("schema", Schema);
        SummaryShard.WriteCurve(json, summary.Curve);
        json.WriteNumbers("finalRegrets", summary.FinalRegrets);
        json.WriteStartArray("measures");
        foreach (Sequence<double> measure in summary.Measures)
        {
            json.WriteStartArray();
            foreach (double value in measure)
            {
                json.WriteNumberValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads them back bit for bit.</summary>
    internal static ContenderSummary Read(JsonField saved, RegretContest contest, int contender)
    {
        ContenderSummary summary = new(
            SummaryShard.ReadCurve(saved),
            SummaryShard.Numbers(saved, "finalRegrets"),
            saved.Required("measures").ReadItems().Select(row => row.ReadItems().Select(item => item.ReadNumber()).ToSequence()).ToSequence());
        string name = contest.Contenders[contender].Name;
        bool isFit = summary.Curve.Learner == name && summary.Curve.Rounds == contest.Checkpoints && summary.Curve.Replications == contest.Replications
            && summary.Measures.Count == contest.Measures.Count
            && summary.Measures.Append(summary.FinalRegrets).All(row => row.Count == contest.Replications);
        return isFit ? summary : throw saved.Error($"The part must be of {name} in this experiment; it is of another.");
    }
}
