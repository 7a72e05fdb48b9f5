using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Running;

/// <summary>One finished part of an experiment in a file of its own.</summary>
internal static class SavedPart
{
    /// <summary>Reads what is saved, or plays and saves it.</summary>
    /// <typeparam name="TPart">What the part gave.</typeparam>
    /// <param name="bench">Folder of the parts.</param>
    /// <param name="file">Name of the file within the folder of the parts.</param>
    /// <param name="play">Plays.</param>
    /// <param name="write">Writes the fields of what was played.</param>
    /// <param name="read">Reads it back bit for bit, and refuses what is of another experiment.</param>
    /// <exception cref="DataException">The file is damaged.</exception>
    internal static TPart LoadOrPlay<TPart>(
        Workbench bench, string file, Func<TPart> play, Action<Utf8JsonWriter, TPart> write, Func<JsonField, TPart> read)
    {
        string name = $"{bench.Parts}/{file}";
        if (bench.Folder.Read(name) is not byte[] content)
        {
            TPart played = play();
            bench.Folder.Write(name, stream => stream.Write(JsonFile.Render(json => write(json, played))));
            return played;
        }

        try
        {
            return read(JsonText.Parse(content));
        }
        catch (Exception error) when (error is DataException or ArgumentException)
        {
            throw new DataException(
                Path.Combine(bench.Folder.Path, name), $"{error.Message} The saved part is damaged: delete it, and it is computed again.", error);
        }
    }
}
