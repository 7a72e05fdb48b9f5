using System.Globalization;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Running;

/// <summary>What a results folder holds the results of: settings, root key and version decide the numbers; the machine is for the record.</summary>
internal static class Manifest
{
    /// <summary>The file.</summary>
    internal const string FileName = "manifest.json";

    private const string Schema = "mechanisms/manifest/1";
    private const int MostDifferencesShown = 3;
    private const int LongestValueShown = 40;

    /// <summary>Makes the folder ready for an experiment: fresh, or with the finished parts of the very same one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="plan">The experiment.</param>
    /// <param name="device">Name of the device, for the record.</param>
    /// <param name="clock">Gives the date, for the record.</param>
    /// <param name="isForced">Whether results of other experiments give way.</param>
    /// <exception cref="DataException">The folder holds something else and is not forced.</exception>
    internal static void Prepare(OutputFolder folder, IExperimentPlan plan, string device, TimeProvider clock, bool isForced)
    {
        byte[]? held = folder.Read(FileName);
        if (held is null || held.AsSpan().IndexOf("mechanisms/manifest/"u8) < 0)
        {
            RequireRoom(folder, isForced);
        }
        else if (isForced)
        {
            ResultFiles.Clear(folder);
        }
        else
        {
            RequireSame(folder.Path, held, Render(plan, device, clock));
            return;
        }

        folder.Write(FileName, stream => stream.Write(Render(plan, device, clock)));
    }

    // Without a manifest of ours nothing in the folder is known to be ours, so nothing in it may be replaced.
    private static void RequireRoom(OutputFolder folder, bool isForced)
    {
        IReadOnlyList<string> present = folder.List();
        string[] ours = [FileName, SavedParts.Folder, .. ResultFiles.Known];
        if (present.FirstOrDefault(name => ours.Contains(name, StringComparer.OrdinalIgnoreCase)) is string taken)
        {
            throw new DataException(folder.Path, $"The results folder must have room for the results; it holds {taken}, and no manifest says that an experiment wrote it. Choose another --out.");
        }

        if (present.Count > 0 && !isForced)
        {
            throw new DataException(folder.Path, $"The results folder must be empty or hold a {FileName}; it holds other files. Choose another --out, or add --force to write beside them.");
        }
    }

    private static void RequireSame(string path, byte[] held, byte[] wanted)
    {
        Dictionary<string, string> there = Identity(held, Path.Combine(path, FileName));
        Dictionary<string, string> here = Identity(wanted, FileName);
        string[] differences = here.Keys.Union(there.Keys, StringComparer.Ordinal)
            .Where(field => here.GetValueOrDefault(field, "absent") != there.GetValueOrDefault(field, "absent"))
            .Select(field => $"{field} is {Short(there, field)} there and {Short(here, field)} here")
            .ToArray();
        if (differences.Length > 0)
        {
            string more = differences.Length > MostDifferencesShown
                ? string.Create(CultureInfo.InvariantCulture, $"; and {differences.Length - MostDifferencesShown} more")
                : string.Empty;
            string shown = string.Join("; ", differences.Take(MostDifferencesShown)) + more;
            throw new DataException(path, $"The results folder must hold this experiment or nothing; it holds another ({shown}). Choose another --out, or add --force to replace its results.");
        }
    }

    private static string Short(Dictionary<string, string> fields, string field)
    {
        string value = fields.GetValueOrDefault(field, "absent");
        return value.Length <= LongestValueShown ? value : string.Concat(value.AsSpan(0, LongestValueShown - 1), "…");
    }

    private static Dictionary<string, string> Identity(byte[] manifest, string place)
    {
        try
        {
            JsonField root = JsonText.Parse(manifest);
            Dictionary<string, string> fields = new(StringComparer.Ordinal)
            {
                ["rootKey"] = root.Required("rootKey").ReadText(),
                ["version"] = root.Required("version").ReadText(),
                ["device"] = KindOf(root.Required("machine").Required("device").ReadText()),
            };
            Flatten(root.Required("settings"), fields);
            return fields;
        }
        catch (DataException error)
        {
            throw new DataException(place, $"{error.Message} The manifest is damaged: add --force to start afresh, or choose another --out.", error);
        }
    }

    // Threads and lanes of the processor leave no trace in the numbers; which machine it was is told of all of them.
    private static string KindOf(string device) => device.Split(',')[0];

    private static void Flatten(JsonField field, Dictionary<string, string> fields)
    {
        if (field.IsObject)
        {
            foreach (JsonField inner in field.ReadFields())
            {
                Flatten(inner, fields);
            }
        }
        else
        {
            string[] words = field.Quote(int.MaxValue).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            fields[field.Path["settings.".Length..]] = string.Join(' ', words);
        }
    }

    private static byte[] Render(IExperimentPlan plan, string device, TimeProvider clock) => JsonFile.Render(json =>
    {
        json.WriteString("schema", Schema);
        json.WriteString("experiment", plan.Name);
        json.WriteStartObject("settings");
        json.WriteString("kind", plan.Kind);
        plan.WriteSettings(json);
        json.WriteEndObject();
        json.WriteString("rootKey", plan.Root.ToString(CultureInfo.InvariantCulture));
        json.WriteString("version", CommandLineTool.Version);
        json.WriteStartObject("machine");
        json.WriteString("system", Machine.System);
        json.WriteString("architecture", Machine.Architecture);
        json.WriteNumber("processors", Environment.ProcessorCount);
        json.WriteString("runtime", Machine.Runtime);
        json.WriteString("device", device);
        json.WriteEndObject();
        json.WriteString("started", clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    });
}
