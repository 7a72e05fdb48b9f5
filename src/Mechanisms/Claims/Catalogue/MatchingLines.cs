using Mechanisms.Domains;
using Mechanisms.Matching;

namespace Mechanisms.Claims.Catalogue;

/// <summary>What is true of matching rules.</summary>
internal static class MatchingLines
{
    private static readonly AssignedAgents Agents = new();

    public static IEnumerable<TruthTableLine> All() =>
    [
        TruthTableLine.Fails(Truthful(Boston(new(0, 1, 2), new(0, 1, 2), new(1, 0, 2))), Domain.Orders(3, 3)),
        TruthTableLine.Holds(Truthful(Boston(new(0, 1), new(1, 0))), Domain.Orders(2, 2)),
        TruthTableLine.Holds(Truthful(new SerialDictatorship()), Domain.Orders(3, 3)),
    ];

    private static BostonMechanism Boston(params ReadOnlySpan<PreferenceOrder> priorities) => new([.. priorities]);

    private static Strategyproofness<PreferenceOrder, Assignment> Truthful(IMechanism<PreferenceOrder, Assignment> rule) =>
        new(rule, Agents);
}
