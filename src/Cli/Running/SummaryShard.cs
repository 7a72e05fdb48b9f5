using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>Saves what a learner did in one experiment, one file per learner, and reads it back bit for bit.</summary>
internal static class SummaryShard
{
    private const string Schema = "mechanisms/learner/1";

    /// <summary>Reads what is saved, or plays and saves it.</summary>
    /// <param name="bench">Folder of the parts.</param>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="fits">What keeps a saved part from being of this experiment; null when nothing does.</param>
    /// <param name="play">Plays.</param>
    internal static EpisodeSummary LoadOrPlay(Workbench bench, int learner, Func<EpisodeSummary, string?> fits, Func<EpisodeSummary> play) => SavedPart.LoadOrPlay(
        bench, string.Create(CultureInfo.InvariantCulture, $"learner-{learner:00}.json"), play, Write, saved =>
        {
            EpisodeSummary summary = Read(saved);
            return fits(summary) is { } mismatch ? throw new DataException(string.Empty, mismatch) : summary;
        });

    /// <summary>Writes the fields of a summary.</summary>
    internal static void WriteFields(Utf8JsonWriter json, EpisodeSummary summary)
    {
        WriteCurve(json, summary.Curve);
        json.WriteNumbers("shows", summary.Shows);
        json.WriteNumbers("clicks", summary.Clicks);
        json.WriteNumbers("eliminations", summary.Eliminations.Select(count => (double)count));
        json.WriteNumbers("finalRegrets", summary.FinalRegrets);
    }

    /// <summary>Writes the fields of a curve; spread and band follow from them.</summary>
    internal static void WriteCurve(Utf8JsonWriter json, RegretCurve curve)
    {
        json.WriteString("learner", curve.Learner);
        json.WriteNumber("replications", curve.Replications);
        json.WriteNumbers("rounds", curve.Rounds.Select(round => (double)round));
        json.WriteNumbers("mean", curve.Mean);
        json.WriteNumbers("standardDeviation", curve.StandardDeviation);
    }

    /// <summary>Reads a curve back.</summary>
    internal static RegretCurve ReadCurve(JsonField saved)
    {
        int replications = (int)saved.Required("replications").ReadInteger(1, int.MaxValue);
        Sequence<double> deviations = replications == 1
            ? Sequence.Of(saved.Required("mean").ReadItems().Count, _ => double.NaN)
            : Numbers(saved, "standardDeviation");
        return new(saved.Required("learner").ReadText(), Whole(saved, "rounds"), Numbers(saved, "mean"), deviations, replications);
    }

    /// <summary>Reads a summary back.</summary>
    internal static EpisodeSummary Read(JsonField saved) => new(
        ReadCurve(saved),
        Numbers(saved, "shows"),
        Numbers(saved, "clicks"),
        Whole(saved, "eliminations").Select(count => (int)count).ToSequence(),
        Numbers(saved, "finalRegrets"));

    /// <summary>Reads numbers.</summary>
    internal static Sequence<double> Numbers(JsonField saved, string name) =>
        saved.Required(name).ReadItems().Select(item => item.ReadNumber()).ToSequence();

    /// <summary>Reads whole numbers.</summary>
    internal static Sequence<long> Whole(JsonField saved, string name) =>
        saved.Required(name).ReadItems().Select(item => item.ReadInteger(0, long.MaxValue)).ToSequence();

    private static void Write(Utf8JsonWriter json, EpisodeSummary summary)
    {
        json.WriteString("schema", Schema);
        WriteFields(json, summary);
    }
}
