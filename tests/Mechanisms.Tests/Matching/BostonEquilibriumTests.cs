using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Tests.Matching;

/// <summary>The game that the Boston mechanism makes students play, on all true profiles of three students and three schools.</summary>
public class BostonEquilibriumTests
{
    private static readonly Sequence<PreferenceOrder> Priorities = [new(0, 2, 1), new(1, 0, 2), new(1, 0, 2)];
    private static readonly Sequence<PreferenceOrder> Orders = Domain.AllOrders(3);

    // Ergin and Sönmez: with full information the outcomes of Nash equilibria are the stable matchings.
    [Fact]
    public void Outcomes_of_equilibria_are_the_stable_matchings() => Assert.All(Domain.Orders(3, 3).Profiles(), truth => Assert.Equal(
        Texts(Matchings.All(3, 3).Where(matching => Matchings.IsStable(truth, matching, Priorities, [1, 1, 1]))),
        Texts(Equilibria(new BostonMechanism(Priorities), truth))));

    // Planted: of deferred acceptance this is not so, for truthful students need not be the only ones in equilibrium.
    [Fact]
    public void Equilibria_of_deferred_acceptance_reach_more() => Assert.Contains(Domain.Orders(3, 3).Profiles(), truth =>
        Equilibria(new StudentProposingDeferredAcceptance(Priorities), truth).Any(matching => !Matchings.IsStable(truth, matching, Priorities, [1, 1, 1])));

    private static IEnumerable<Assignment> Equilibria(DeterministicMechanism<PreferenceOrder, Assignment> rule, Sequence<PreferenceOrder> truth)
    {
        Assignment[] outcomes = [.. Domain.Orders(3, 3).Profiles().Select(reports => rule.Decide(reports.Span))];
        int[] strides = [36, 6, 1];
        for (int profile = 0; profile < outcomes.Length; profile++)
        {
            bool somebodyLies = Enumerable.Range(0, 3).Any(student => Enumerable.Range(0, Orders.Count).Any(lie =>
            {
                int reached = profile + ((lie - (profile / strides[student] % 6)) * strides[student]);
                return truth[student].Prefers(outcomes[reached].Given[student], outcomes[profile].Given[student]);
            }));
            if (!somebodyLies)
            {
                yield return outcomes[profile];
            }
        }
    }

    private static IEnumerable<string> Texts(IEnumerable<Assignment> matchings) =>
        matchings.Select(matching => matching.ToString()).Distinct().Order(StringComparer.Ordinal);
}
