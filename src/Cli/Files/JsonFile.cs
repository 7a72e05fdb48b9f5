using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mechanisms.Cli.Files;

/// <summary>Writes JSON that people read too: indented, LF, letters unescaped.</summary>
internal static class JsonFile
{
    private static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Renders one object, with a newline at its end.</summary>
    /// <param name="write">Writes the fields.</param>
    /// <returns>UTF-8 text.</returns>
    internal static byte[] Render(Action<Utf8JsonWriter> write)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
