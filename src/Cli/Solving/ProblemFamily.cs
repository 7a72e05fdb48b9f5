using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Solving;

/// <summary>A family of problems that <c>solve</c>, <c>check</c> and <c>new</c> know; its starter and its schema bear its name.</summary>
/// <param name="Name">The word in the format of the file, for example <c>contract</c>.</param>
/// <param name="MayBeNull">The settings for which null means that there is none.</param>
/// <param name="Read">Reads the instance object.</param>
internal sealed record ProblemFamily(string Name, Sequence<string> MayBeNull, Func<JsonField, IDesignProblem> Read)
{
    /// <summary>Gets all families.</summary>
    internal static Sequence<ProblemFamily> All { get; } =
    [
        new("contract", [.. ContractInstance.MayBeNull], ContractInstance.ReadAny),
        new(HiredAgentsInstance.Family, [.. HiredAgentsInstance.MayBeNull], HiredAgentsInstance.Read),
        new(InformedSendersInstance.Family, [], InformedSendersInstance.Read),
        new("scoring-rule", [.. ScoringInstance.MayBeNull], ScoringInstance.Read),
        new("persuasion", [], PersuasionInstance.Read),
        new("extras", [], ExtrasInstance.Read),
    ];

    /// <summary>Gets the names of all families.</summary>
    internal static string[] Names => [.. All.Select(family => family.Name)];
}
