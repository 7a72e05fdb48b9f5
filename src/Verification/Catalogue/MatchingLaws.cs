using System.Collections.Concurrent;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Verification.Catalogue;

/// <summary>Laws of matchings, judged by listing all matchings or coalitions.</summary>
internal static class MatchingLaws
{
    private static readonly ConcurrentDictionary<(int Agents, int Items), Sequence<Assignment>> Listed = new();

    /// <summary>Every student gets the best school that any stable matching gives it.</summary>
    public static Law<PreferenceOrder, Assignment> BestStable(
        DeterministicMechanism<PreferenceOrder, Assignment> rule, Sequence<PreferenceOrder> priorities) => new(
            rule,
            "best for every student among stable matchings",
            (truth, lottery) => AllAssignments(truth.Count, priorities.Count)
                .Where(matching => IsStable(truth, matching, priorities))
                .FirstOrDefault(matching => Somebody(truth, agent => truth[agent].Prefers(matching.Given[agent], lottery.Only.Given[agent])))
                is { } better ? $"The stable matching {better} is better for somebody." : null);

    /// <summary>No coalition could do better by sharing out the houses of its members alone: none loses and one gains.</summary>
    public static Law<PreferenceOrder, Assignment> StrictCore(DeterministicMechanism<PreferenceOrder, Assignment> rule) => new(
        rule,
        "in the strict core",
        (truth, lottery) => AllAssignments(truth.Count, truth.Count)
            .FirstOrDefault(trade => Blocks(truth, lottery.Only, trade)) is { } better
                ? $"Its agents would rather share their own houses as {better}." : null);

    /// <summary>No holders of probability would trade it in a circle.</summary>
    public static Law<PreferenceOrder, Assignment> OrdinallyEfficient(IMechanism<PreferenceOrder, Assignment> rule, int items) => new(
        rule,
        "ordinally efficient",
        (truth, lottery) => RandomAssignment.Of(lottery, items).ImprovingCycle(truth.Span) is { } cycle
            ? $"Shares of objects {cycle} would be traded in a circle." : null);

    /// <summary>All assignments of at most one object to each agent; listed once for each number of agents and of objects.</summary>
    public static IEnumerable<Assignment> AllAssignments(int agents, int items) => Listed.GetOrAdd(
        (agents, items), size => [.. Extended([], size.Agents, size.Items).Select(given => new Assignment(given.ToSequence()))]);

    private static IEnumerable<int[]> Extended(int[] given, int agents, int items) => given.Length == agents
        ? [given]
        : Enumerable.Range(PreferenceOrder.Nothing, items + 1)
            .Where(item => item == PreferenceOrder.Nothing || !given.Contains(item))
            .SelectMany(item => Extended([.. given, item], agents, items));

    private static bool IsStable(Sequence<PreferenceOrder> truth, Assignment matching, Sequence<PreferenceOrder> priorities) =>
        new Stability(Mechanism.Deterministic<PreferenceOrder, Assignment>("given matching", _ => matching), priorities)
            .Examine(new(Mechanism.Deterministic<PreferenceOrder, Assignment>("given matching", _ => matching), truth, Sequence.Of(truth.Count, _ => default(Sequence<PreferenceOrder>)))) is null;

    // The agents whom a trade gives something are the coalition; they must share exactly their own houses.
    private static bool Blocks(Sequence<PreferenceOrder> truth, Assignment outcome, Assignment trade)
    {
        int[] members = [.. Enumerable.Range(0, truth.Count).Where(agent => trade.Given[agent] != PreferenceOrder.Nothing)];
        return members.All(agent => members.Contains(trade.Given[agent]) && !truth[agent].Prefers(outcome.Given[agent], trade.Given[agent]))
            && members.Any(agent => truth[agent].Prefers(trade.Given[agent], outcome.Given[agent]));
    }

    private static bool Somebody(Sequence<PreferenceOrder> truth, Func<int, bool> says) => Enumerable.Range(0, truth.Count).Any(says);
}
