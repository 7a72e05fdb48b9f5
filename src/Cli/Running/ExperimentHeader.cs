using Mechanisms.Foundations.Formats;
using Mechanisms.Reports.Documents;

namespace Mechanisms.Cli.Running;

/// <summary>What every experiment file says about itself.</summary>
/// <param name="Name">Names the folder of the results.</param>
/// <param name="Kind">Which sort of experiment.</param>
/// <param name="Description">What is asked, in a sentence or two; may be empty.</param>
/// <param name="Seed">Root key.</param>
internal sealed record ExperimentHeader(string Name, string Kind, string Description, ulong Seed)
{
    /// <summary>The format of the file.</summary>
    internal const string Schema = "mechanisms/experiment/1";

    /// <summary>The fields that every kind knows.</summary>
    internal static readonly string[] Names = ["$schema", "schema", "name", "kind", "description", "seed"];

    private const int LongestName = 80;

    /// <summary>Reads the fields that every kind knows.</summary>
    /// <param name="root">The file.</param>
    /// <param name="path">Its name, which names the experiment when nothing else does.</param>
    /// <param name="overrides">What the command line says instead.</param>
    internal static ExperimentHeader Read(JsonField root, string path, Overrides overrides)
    {
        string schema = root.Required("schema").ReadText();
        if (schema != Schema)
        {
            throw root.Required("schema").Error($"The format must be \"{Schema}\"; got \"{schema}\". Instances are solved by: mechanisms solve FILE.");
        }

        _ = root.Optional("$schema")?.ReadText();
        return new(
            ReadName(root, path),
            root.Required("kind").ReadText(),
            root.Optional("description")?.ReadText() ?? string.Empty,
            overrides.Seed ?? root.Optional("seed")?.ReadUnsigned() ?? 1);
    }

    /// <summary>Puts the question of the file at the head of a report.</summary>
    internal Report Introduce(Report report) =>
        Description.Length == 0 ? report : report with { Summary = [Description, .. report.Summary] };

    private static string ReadName(JsonField root, string path)
    {
        string fallback = Path.GetFileNameWithoutExtension(path);
        string name = root.Optional("name")?.ReadText() ?? (fallback == Files.InputFile.StandardInput ? "experiment" : fallback);
        bool isFit = name.Length is > 0 and <= LongestName && name[0] != '.'
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
        return isFit || root.Optional("name") is null
            ? (isFit ? name : "experiment")
            : throw new DataException("name", $"The name must be 1 to {LongestName} letters, digits, hyphens, underscores and dots, no dot first: it names a folder; got \"{name}\". Rename it.");
    }
}
