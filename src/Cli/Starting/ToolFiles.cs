using System.Reflection;

namespace Mechanisms.Cli.Starting;

/// <summary>The files that the tool carries: starter files and JSON Schemas.</summary>
internal static class ToolFiles
{
    /// <summary>Gets the kinds of starter files.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = ["contract", "clickbait"];

    /// <summary>Gets the names of the JSON Schemas.</summary>
    internal static IReadOnlyList<string> Schemas { get; } = ["contract", "experiment"];

    /// <summary>The commented starter file of a kind.</summary>
    internal static string Starter(string kind) => Text($"Starters.{kind}.jsonc");

    /// <summary>A JSON Schema.</summary>
    internal static string Schema(string name) => Text($"Schemas.{name}.schema.json");

    /// <summary>The JSON Schema that files of a kind follow.</summary>
    internal static string SchemaOf(string kind) => kind == "contract" ? "contract" : "experiment";

    private static string Text(string name)
    {
        Assembly assembly = typeof(ToolFiles).Assembly;
        using Stream stream = assembly.GetManifestResourceStream($"Mechanisms.Cli.{name}")
            ?? throw new System.Diagnostics.UnreachableException($"The tool carries no file {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
