using System.Reflection;
using Mechanisms.Conformance;

namespace Mechanisms.HouseRules;

/// <summary>The house as the rules see it: its folder, its assemblies, its source files.</summary>
internal static class House
{
    /// <summary>Gets the repository's folder.</summary>
    public static string Root { get; } = RepositoryFolder.Root;

    /// <summary>Gets the rooms that must run without a just-in-time compiler.</summary>
    public static IReadOnlyList<string> AheadOfTimeRooms { get; } = ["Foundations", "Games", "Mechanisms", "Bandits", "Learning"];

    /// <summary>Gets the folder names of the rooms that are built under a switch of their name alone, which the rules know by their files.</summary>
    public static IReadOnlyList<string> OptionalRooms { get; } = ["OrTools", "Gpu"];

    /// <summary>Gets every room's folder name and assembly.</summary>
    public static IReadOnlyDictionary<string, Assembly> Rooms { get; } = new SortedDictionary<string, Assembly>(StringComparer.Ordinal)
    {
        ["Foundations"] = Assembly.Load("Mechanisms.Foundations"),
        ["Games"] = Assembly.Load("Mechanisms.Games"),
        ["Mechanisms"] = Assembly.Load("Mechanisms"),
        ["Bandits"] = Assembly.Load("Mechanisms.Bandits"),
        ["Learning"] = Assembly.Load("Mechanisms.Learning"),
        ["Reports"] = Assembly.Load("Mechanisms.Reports"),
        ["Cli"] = Assembly.Load("Mechanisms.Cli"),
        ["Verification"] = Assembly.Load("Mechanisms.Verification"),
    };

    /// <summary>Gets every assembly but the tool's: what a program can reference.</summary>
    public static IEnumerable<Assembly> Libraries => Rooms.Where(room => room.Key != "Cli").Select(room => room.Value);

    /// <summary>Gets the C# files under <c>src</c>.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = Read("src");

    /// <summary>Gets the C# files of the whole repository.</summary>
    public static IReadOnlyList<SourceFile> AllSources { get; } =
        [.. Sources, .. Read("tests"), .. Read("benchmarks"), .. Read("experiments")];

    /// <summary>The text of a file of the repository.</summary>
    public static string TextOf(params string[] parts) => File.ReadAllText(Path.Combine([Root, .. parts]));

    /// <summary>Public types of an assembly, nested ones included, in a stable order.</summary>
    public static IEnumerable<Type> PublicTypes(Assembly assembly) =>
        assembly.GetExportedTypes().Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>Fails with one line per violation.</summary>
    public static void RequireNone(IEnumerable<string> violations)
    {
        string[] lines = [.. violations];
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }

    private static List<SourceFile> Read(string folder)
    {
        string path = Path.Combine(Root, folder);
        if (!Directory.Exists(path))
        {
            return [];
        }

        IEnumerable<string> files = Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
        return [.. files.Select(file => new SourceFile(file, TextOf(file)))];
    }
}
