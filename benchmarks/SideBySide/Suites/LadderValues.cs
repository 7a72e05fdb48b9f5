using System.Text.Json;

namespace Mechanisms.SideBySide.Suites;

/// <summary>The known optima of the ladder, by family and parameters; hardly any where the file is absent.</summary>
internal sealed class LadderValues
{
    // Rungs whose plain program was too much for the solver that the file's values are from: found by generating rows with it.
    private readonly Dictionary<string, double> values = new(StringComparer.Ordinal) { ["senders 2, 40, 6, 6, 1"] = 0.5441458915602333 };

    /// <summary>Reads <c>ladder.json</c> beside the data folder.</summary>
    /// <param name="dataFolder">The folder with <c>netlib</c> in it; null when there is none.</param>
    public LadderValues(string? dataFolder)
    {
        string path = Path.Combine(dataFolder ?? string.Empty, "..", "vectors", "ladder.json");
        if (dataFolder is null || !File.Exists(path))
        {
            return;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        foreach (JsonElement rung in document.RootElement.EnumerateArray())
        {
            if (rung.GetProperty("value").ValueKind == JsonValueKind.Number)
            {
                string parameters = string.Join(", ", rung.GetProperty("params").EnumerateArray().Select(parameter => parameter.GetRawText()));
                values[$"{rung.GetProperty("family").GetString()} {parameters}"] = rung.GetProperty("value").GetDouble();
            }
        }
    }

    /// <summary>The known value of a rung; null when there is none.</summary>
    public double? Of(string key) => values.TryGetValue(key, out double value) ? value : null;
}
