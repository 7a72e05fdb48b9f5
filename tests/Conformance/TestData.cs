namespace Mechanisms.Conformance;

/// <summary>The folder of shared test data named by <c>MECHANISMS_TEST_DATA</c>; tests carry smaller cases of their own without it.</summary>
public static class TestData
{
    public static string? Folder { get; } = Find();

    public static bool IsPresent => Folder is not null;

    public static string PathOf(params string[] parts) =>
        Path.Combine([Folder ?? throw new InvalidOperationException("MECHANISMS_TEST_DATA names no folder."), .. parts]);

    private static string? Find()
    {
        string? folder = Environment.GetEnvironmentVariable("MECHANISMS_TEST_DATA");
        return !string.IsNullOrEmpty(folder) && Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }
}
