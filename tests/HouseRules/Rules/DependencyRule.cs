namespace Mechanisms.HouseRules.Rules;

/// <summary>Rooms depend on each other in one direction; what a library may use beyond the platform is nothing.</summary>
internal static class DependencyRule
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Mechanisms.Foundations"] = [],
        ["Mechanisms.Games"] = ["Mechanisms.Foundations"],
        ["Mechanisms"] = ["Mechanisms.Foundations", "Mechanisms.Games"],
        ["Mechanisms.Bandits"] = ["Mechanisms.Foundations", "Mechanisms.Games"],
        ["Mechanisms.Learning"] = ["Mechanisms.Foundations", "Mechanisms.Games", "Mechanisms", "Mechanisms.Bandits"],
        ["Mechanisms.Verification"] = ["Mechanisms.Foundations", "Mechanisms", "FsCheck", "FSharp.Core"],
        ["Mechanisms.Reports"] = ["Mechanisms.Foundations", "Mechanisms.Games", "Mechanisms", "Mechanisms.Bandits"],
        ["Mechanisms.Cli"] =
        [
            "Mechanisms.Foundations", "Mechanisms.Games", "Mechanisms", "Mechanisms.Bandits", "Mechanisms.Learning", "Mechanisms.Reports", "Mechanisms.Verification",
            "Mechanisms.OrTools", "Mechanisms.Gpu", "Spectre.Console", "System.CommandLine",
        ],
        ["Mechanisms.OrTools"] = ["Mechanisms.Foundations", "Google.OrTools"],
        ["Mechanisms.Gpu"] = ["Mechanisms.Foundations", "Mechanisms.Bandits", "ILGPU"],
    };

    /// <summary>What is wrong about an assembly that references others.</summary>
    public static IEnumerable<string> Violations(string assembly, IEnumerable<string> references) =>
        Allowed.TryGetValue(assembly, out string[]? allowed)
            ? references.Where(reference => !IsPlatform(reference) && !allowed.Contains(reference, StringComparer.Ordinal))
                .Select(reference => $"{assembly} must not depend on {reference}; see docs/decisions/0001-rooms.md.")
            : [$"{assembly} has no place in the house; see docs/decisions/0001-rooms.md."];

    private static bool IsPlatform(string reference) =>
        reference is "System.Runtime" or "netstandard" or "mscorlib"
        || (reference.StartsWith("System.", StringComparison.Ordinal) && reference != "System.CommandLine");
}
