using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>Saves finished checks, one file each.</summary>
internal static class CheckShard
{
    private const string Schema = "mechanisms/check/1";

    /// <summary>The file of a check.</summary>
    internal static string NameOf(string parts, string id) => $"{parts}/{id}.json";

    /// <summary>Saves one check.</summary>
    internal static void Save(Workbench bench, AcceptanceCheck check) => bench.Folder.Write(NameOf(bench.Parts, check.Id), stream =>
        stream.Write(JsonFile.Render(json =>
        {
            json.WriteString("schema", Schema);
            Write(json, check);
        })));

    /// <summary>Writes the fields of a check.</summary>
    internal static void Write(Utf8JsonWriter json, AcceptanceCheck check)
    {
        json.WriteString("id", check.Id);
        json.WriteString("claim", check.Claim);
        json.WriteBoolean("passed", check.IsPassed);
        json.WriteStartArray("measurements");
        foreach (Measurement measurement in check.Measurements)
        {
            json.WriteStartObject();
            json.WriteString("quantity", measurement.Quantity);
            json.WriteFinite("value", measurement.Value);
            json.WriteFinite("low", measurement.Low);
            json.WriteFinite("high", measurement.High);
            json.WriteBoolean("passed", measurement.IsInBand);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads a saved check.</summary>
    /// <returns>The check, or null when it is not saved.</returns>
    /// <exception cref="DataException">The file is damaged.</exception>
    internal static AcceptanceCheck? Load(Workbench bench, ClickbaitCheck check, ulong root)
    {
        OutputFolder folder = bench.Folder;
        if (folder.Read(NameOf(bench.Parts, check.Id)) is not byte[] content)
        {
            return null;
        }

        try
        {
            JsonField saved = JsonText.Parse(content);
            return new(check.Id, check.Claim, saved.Required("measurements").ReadItems().Select(Read).ToSequence(), root);
        }
        catch (DataException error)
        {
            throw new DataException(
                Path.Combine(folder.Path, NameOf(bench.Parts, check.Id)), $"{error.Message} The saved part is damaged: delete it, and it is computed again.", error);
        }
    }

    private static Measurement Read(JsonField saved) => new(
        saved.Required("quantity").ReadText(),
        saved.Optional("value")?.ReadNumber() ?? double.NaN,
        saved.Optional("low")?.ReadNumber() ?? double.NegativeInfinity,
        saved.Optional("high")?.ReadNumber() ?? double.PositiveInfinity);
}
