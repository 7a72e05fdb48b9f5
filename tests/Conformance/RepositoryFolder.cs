namespace Mechanisms.Conformance;

/// <summary>The repository's folder: the nearest one above the test assembly that holds <c>Mechanisms.sln</c>.</summary>
public static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Mechanisms.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must lie below the folder that holds Mechanisms.sln.");
    }
}
