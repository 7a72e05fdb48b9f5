using System.Reflection;
using Mechanisms.Cli.Solving;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Starting;

/// <summary>The files that the tool carries: starter files and JSON Schemas.</summary>
internal static class ToolFiles
{
    private const string Experiment = "experiment";

    // Starters beside the first one of each family, with the schema that they follow.
    private static readonly Sequence<(string Kind, string Schema)> Further =
    [
        ("menu", "contract"),
        ("correlated-equilibrium", "extras"),
        ("communication-equilibrium", "extras"),
        ("clickbait", Experiment),
        ("manipulation", Experiment),
    ];

    /// <summary>Gets the kinds of starter files.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = [.. ProblemFamily.Names, .. Further.Select(further => further.Kind)];

    /// <summary>Gets the names of the JSON Schemas.</summary>
    internal static IReadOnlyList<string> Schemas { get; } = [.. ProblemFamily.Names, Experiment, "normal-form", "extensive-form"];

    /// <summary>The commented starter file of a kind.</summary>
    internal static string Starter(string kind) => Text($"Starters.{kind}.jsonc");

    /// <summary>A JSON Schema.</summary>
    internal static string Schema(string name) => Text($"Schemas.{name}.schema.json");

    /// <summary>The JSON Schema that files of a kind follow.</summary>
    internal static string SchemaOf(string kind) => Further.Where(further => further.Kind == kind).Select(further => further.Schema).SingleOrDefault(kind);

    /// <summary>Whether files of a kind are solved, not run.</summary>
    internal static bool IsProblem(string kind) => SchemaOf(kind) != Experiment;

    private static string Text(string name)
    {
        Assembly assembly = typeof(ToolFiles).Assembly;
        using Stream stream = assembly.GetManifestResourceStream($"Mechanisms.Cli.{name}")
            ?? throw new System.Diagnostics.UnreachableException($"The tool carries no file {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
