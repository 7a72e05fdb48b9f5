namespace Mechanisms.Cli.Tests;

/// <summary>A folder of its own for one test, removed at the end.</summary>
internal sealed class Workplace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("mechanisms-test-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public string[] Names() => Directory.EnumerateFileSystemEntries(Folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal).ToArray();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
