using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>Saves what the moves against one learner earned, run by run, and reads it back bit for bit.</summary>
internal static class ProbeShard
{
    private const string Schema = "mechanisms/probe/1";

    /// <summary>Reads what is saved, or plays and saves it.</summary>
    internal static NashProbeResult LoadOrPlay(Workbench bench, int learner, NashProbe probe, Func<NashProbeResult> play) => SavedPart.LoadOrPlay(
        bench, string.Create(CultureInfo.InvariantCulture, $"probe-{learner:00}.json"), play, Write, saved => Read(saved, probe, bench.Device.Name));

    private static void Write(Utf8JsonWriter json, NashProbeResult result)
    {
        json.WriteString("schema", Schema);
        json.WriteString("learner", result.Probe.Game.Name);
        json.WriteNumbers("regrets", result.Regrets);
        json.WriteStartArray("utilities");
        foreach (Sequence<double> player in result.Utilities)
        {
            WriteRow(json, player);
        }

        json.WriteEndArray();
        json.WriteStartArray("gains");
        foreach (DeviationEstimate estimate in result.Estimates)
        {
            WriteRow(json, estimate.Gains);
        }

        json.WriteEndArray();
        json.WriteNumbers("regretsOfMoves", result.Estimates.Select(estimate => estimate.Regret));
    }

    private static void WriteRow(Utf8JsonWriter json, Sequence<double> row)
    {
        json.WriteStartArray();
        foreach (double value in row)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static NashProbeResult Read(JsonField saved, NashProbe probe, string device)
    {
        Sequence<double> regrets = SummaryShard.Numbers(saved, "regrets");
        Sequence<double> after = SummaryShard.Numbers(saved, "regretsOfMoves");
        Sequence<Sequence<double>> gains = Rows(saved, "gains");
        Sequence<Sequence<double>> utilities = Rows(saved, "utilities");
        bool isFit = saved.Required("learner").ReadText() == probe.Game.Name && after.Count == probe.Moves.Count && gains.Count == probe.Moves.Count
            && utilities.Count == probe.Profile.Count && gains.Concat(utilities).Append(regrets).All(row => row.Count == probe.Replications);
        if (!isFit)
        {
            throw saved.Error($"The part must be of {probe.Game.Name} in this experiment; it is of another.");
        }

        return new(probe, device, utilities, regrets, Sequence.Of(gains.Count, index => new DeviationEstimate(
            probe.Moves[index], probe.Moves[index].Players.Select(player => probe.Profile[player]).ToSequence(), gains[index], after[index])));
    }

    private static Sequence<Sequence<double>> Rows(JsonField saved, string name) =>
        saved.Required(name).ReadItems().Select(row => row.ReadItems().Select(item => item.ReadNumber()).ToSequence()).ToSequence();
}
