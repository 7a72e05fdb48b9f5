using System.Reflection;
using System.Text.RegularExpressions;
using Mechanisms.Foundations.References;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Every algorithm names its source, and every named source is in the bibliography.</summary>
/// <remarks>
/// An algorithm is a public type that implements a method port (an interface whose implementations are ways to compute or to learn), or a
/// public static class with public methods. Static classes that only build, parse or name things are listed with their reason; the room
/// Reports writes results down and computes none, so it is not asked.
/// </remarks>
internal static partial class CitationRule
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Ports =
    [
        "IBestArmMethod", "ICascadeLearner", "IConfidentLearner", "IContextualLearner", "IContractFormulation", "IContractLearner", "IFairLearner",
        "IForecastingLearner", "IGradientLearner", "IHiredAgentsFormulation", "IHiringLearner", "IInformedSendersFormulation", "ILearner", "ILinearProgramMethod",
        "ILowerBound", "IMeanInterval", "IMechanism`2", "IMenuFormulation", "INoRegretLearner", "IParticipationRule", "IPersuasionFormulation",
        "IResponder", "IScoringFormulation", "IScoringRule", "ISendersLearner", "IStrategicGame",
    ];

    private static readonly Dictionary<string, string> Plumbing = new(StringComparer.Ordinal)
    {
        ["Mechanisms.Foundations.Numerics.Sequence"] = "factories of a collection",
        ["Mechanisms.Foundations.Numerics.ModelData"] = "refuses data that do not fit",
        ["Mechanisms.Foundations.Numerics.Distributions"] = "divides weights by their sum",
        ["Mechanisms.Foundations.Numerics.Elementary"] = "the cited functions at lane width 1",
        ["Mechanisms.Bandits.Arms.StartingProfiles"] = "makes profiles",
        ["Mechanisms.Bandits.Arms.StrategyGrid"] = "spaces click rates evenly and lists their products",
        ["Mechanisms.Bandits.Experiments.Checkpoints"] = "spaces rounds evenly in their logarithm",
        ["Mechanisms.Bandits.Learners.IndexRun"] = "begins runs of cited rules",
        ["Mechanisms.Lottery"] = "factories of a distribution",
        ["Mechanisms.Mechanism"] = "wraps functions as mechanisms",
        ["Mechanisms.Domains.Domain"] = "lists types",
        ["Mechanisms.Domains.Preferences"] = "wraps functions as preferences",
        ["Mechanisms.Verification.TypeGenerator"] = "lists generators",
        ["Mechanisms.Verification.Arbitraries"] = "converts generators",
        ["Mechanisms.Foundations.Formats.JsonText"] = "reads a format",
    };

    public static IEnumerable<string> UncitedAlgorithms(IEnumerable<Type> types) =>
        types.Where(IsAlgorithm).Where(type => !ReferencesOf(type).Any())
            .Select(type => $"{type.FullName} is an algorithm without [Reference(key, where)].");

    public static IEnumerable<string> UnknownKeys(IEnumerable<Type> types, IReadOnlySet<string> keys) =>
        types.SelectMany(type => ReferencesOf(type).Where(reference => !keys.Contains(reference.Key))
            .Select(reference => $"{type.FullName} cites {reference.Key}, which docs/references.bib does not have."));

    /// <summary>The sources a type and its members name.</summary>
    public static IEnumerable<ReferenceAttribute> ReferencesOf(Type type) =>
        type.GetCustomAttributes<ReferenceAttribute>(inherit: false)
            .Concat(type.GetMembers(Declared).Where(member => member is not Type)
                .SelectMany(member => member.GetCustomAttributes<ReferenceAttribute>(inherit: false)));

    /// <summary>Keys of a bibliography, in order, repeated ones repeated.</summary>
    public static IEnumerable<string> KeysOf(string bibliography) => Entry().Matches(bibliography).Select(match => match.Groups["key"].Value);

    private static bool IsAlgorithm(Type type)
    {
        bool isStatic = type.IsAbstract && type.IsSealed;
        return (!type.IsAbstract && type.GetInterfaces().Any(port => Ports.Contains(port.Name, StringComparer.Ordinal)))
            || (isStatic && !Plumbing.ContainsKey(type.FullName!) && type.GetMethods(Declared).Any(method => method is { IsPublic: true, IsSpecialName: false }));
    }

    [GeneratedRegex(@"^@\w+\{(?<key>[^,\s]+),", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();
}
