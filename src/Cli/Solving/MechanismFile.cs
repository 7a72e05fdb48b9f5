using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Solving;

/// <summary>Reads and writes mechanism files: an envelope that names the family, and the mechanism.</summary>
internal static class MechanismFile
{
    /// <summary>What follows the family's name in the format of a mechanism file.</summary>
    internal const string Suffix = "-mechanism";

    private static readonly string[] Names = ["$schema", "id", "description", "schema", "mechanism"];

    /// <summary>Finds the mechanism in a file.</summary>
    /// <exception cref="DataException">The file is not that of a mechanism of the family.</exception>
    internal static JsonField Read(JsonField root, string family)
    {
        JsonField schema = root.Required("schema");
        string format = Format(family);
        if (schema.ReadText() != format)
        {
            throw schema.Error($"The format must be \"{format}\", that of a mechanism for this instance; got {schema.Quote()}. Write one with: mechanisms solve INSTANCE --save FILE.");
        }

        root.RequireNames(Names);
        return root.Required("mechanism");
    }

    /// <summary>Writes a file.</summary>
    /// <exception cref="DataException">The file exists or cannot be written.</exception>
    internal static void Write(string path, string family, Action<Utf8JsonWriter> writeMechanism)
    {
        byte[] content = JsonFile.Render(json =>
        {
            json.WriteString("schema", Format(family));
            json.WriteStartObject("mechanism");
            writeMechanism(json);
            json.WriteEndObject();
        });
        try
        {
            AtomicFile.Write(path, ".partial", stream => stream.Write(content));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DataException(path, $"The file must be writable; {error.Message.TrimEnd('.')}. Choose another --save.", error);
        }
    }

    private static string Format(string family) => $"mechanisms/{family}{Suffix}/1";
}
