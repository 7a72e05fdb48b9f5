using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>What the runs of one contender gave, as a saved part.</summary>
internal static class ContenderShard
{
    private const string Schema = "mechanisms/contender/2";

    /// <summary>Writes the fields.</summary>
    internal static void Write(Utf8JsonWriter json, ContenderSummary summary)
    {
        json.WriteString("schema", Schema);
        SummaryShard.WriteCurve(json, summary.Curve);
        json.WriteNumbers("finalRegrets", summary.FinalRegrets);
        json.WriteStartArray("furtherCurves");
        foreach (CurveSummary further in summary.FurtherCurves)
        {
            json.WriteStartObject();
            SummaryShard.WriteCurve(json, further.Curve);
            json.WriteNumbers("finals", further.Finals);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("measures");
        foreach (Sequence<double> measure in summary.Measures)
        {
            json.WriteStartArray();
            foreach (double value in measure)
            {
                json.WriteFiniteValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads them back bit for bit; a measure that a contender does not have is null.</summary>
    internal static ContenderSummary Read(JsonField saved, RegretContest contest, int contender)
    {
        ContenderSummary summary = new(
            SummaryShard.ReadCurve(saved),
            SummaryShard.Numbers(saved, "finalRegrets"),
            saved.Required("measures").ReadItems().Select(row => row.ReadItems().Select(item => item.Quote() == "null" ? double.NaN : item.ReadNumber()).ToSequence()).ToSequence())
        {
            FurtherCurves = saved.Required("furtherCurves").ReadItems().Select(item => new CurveSummary(SummaryShard.ReadCurve(item), SummaryShard.Numbers(item, "finals"))).ToSequence(),
        };
        string name = contest.Contenders[contender].Name;
        bool isFit = summary.FurtherCurves.Select(further => further.Curve).Append(summary.Curve).All(curve =>
                curve.Learner == name && curve.Rounds == contest.Checkpoints && curve.Replications == contest.Replications)
            && summary.FurtherCurves.Count == contest.FurtherMeasures.Count
            && summary.Measures.Count == contest.Measures.Count
            && summary.Measures.Concat(summary.FurtherCurves.Select(further => further.Finals)).Append(summary.FinalRegrets).All(row => row.Count == contest.Replications);
        return isFit ? summary : throw saved.Error($"The part must be of {name} in this experiment; it is of another.");
    }
}
