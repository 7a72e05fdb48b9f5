using System.Text;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Files;

/// <summary>A folder that receives results; every file in it is whole or absent.</summary>
/// <remarks>
/// A file is written beside its place under a temporary name and then renamed, so an interruption leaves the old file or the new one.
/// While open, the folder is locked against a second run by the file <c>.lock</c>.
/// </remarks>
internal sealed class OutputFolder : IDisposable
{
    private const string Temporary = ".partial";

    private readonly FileStream guard;

    private OutputFolder(string path, FileStream guard)
    {
        Path = path;
        this.guard = guard;
    }

    /// <summary>Gets the path as the user gave it.</summary>
    internal string Path { get; }

    /// <summary>Creates the folder if need be and locks it.</summary>
    /// <exception cref="DataException">The folder cannot be created or written, or another run holds it.</exception>
    internal static OutputFolder Open(string path) => Named(path, () =>
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new DataException("--out", "A folder is required for the results; the name is empty. Name one.");
        }

        if (File.Exists(path))
        {
            throw new DataException(path, "A folder is required for the results; this is a file. Choose another --out.");
        }

        Directory.CreateDirectory(path);
        string lockFile = System.IO.Path.Combine(path, ".lock");
        try
        {
            return new OutputFolder(path, new FileStream(
                lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException error) when (File.Exists(lockFile))
        {
            throw new DataException(path, "The results folder must be free; another run is writing to it. Wait for it, or choose another --out.", error);
        }
    });

    /// <summary>Reads a file of the folder.</summary>
    /// <returns>Its bytes, or null when there is none.</returns>
    internal byte[]? Read(string name) => Named(Path, () =>
    {
        string file = System.IO.Path.Combine(Path, name);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    });

    /// <summary>Lists the files and folders in a folder of results, or at the top, hidden ones left out.</summary>
    internal IReadOnlyList<string> List(string name = "") => Named(Path, () =>
    {
        string folder = System.IO.Path.Combine(Path, name);
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFileSystemEntries(folder)
            .Select(entry => System.IO.Path.GetFileName(entry)!)
            .Where(entry => !entry.StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToArray();
    });

    /// <summary>Counts the files of a pattern in a folder of results, its folders included.</summary>
    internal int Count(string name, string pattern) => Named(Path, () =>
    {
        string folder = System.IO.Path.Combine(Path, name);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Count() : 0;
    });

    /// <summary>Removes a file, if it is there.</summary>
    internal void Delete(string name) => Named(Path, () =>
    {
        File.Delete(System.IO.Path.Combine(Path, name));
        return true;
    });

    /// <summary>Removes a folder of results, if it is there and holds nothing.</summary>
    internal void DeleteEmpty(string name) => Named(Path, () =>
    {
        string folder = System.IO.Path.Combine(Path, name);
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }

        return true;
    });

    /// <summary>Writes a file as a whole.</summary>
    /// <param name="name">Name relative to the folder; its own folders are created.</param>
    /// <param name="write">Writes the content.</param>
    internal void Write(string name, Action<Stream> write) => Named(Path, () =>
    {
        string file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        AtomicFile.Write(file, Temporary, write);
        return true;
    });

    /// <summary>Writes a text file as a whole, in UTF-8.</summary>
    internal void WriteText(string name, Action<TextWriter> write) => Write(name, stream =>
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.NewLine = "\n";
        write(writer);
    });

    /// <inheritdoc/>
    public void Dispose() => guard.Dispose();

    private static T Named<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataException(path, $"The results folder must be writable; {error.Message.TrimEnd('.')}. Choose another --out.", error);
        }
    }
}
