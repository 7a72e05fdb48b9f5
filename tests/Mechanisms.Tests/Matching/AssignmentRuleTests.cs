using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;
using Mechanisms.Tests.Claims;

namespace Mechanisms.Tests.Matching;

/// <summary>Serial dictatorship and the Boston mechanism against procedures written apart.</summary>
public class AssignmentRuleTests
{
    // Orders of three agents over three items, some cut short, and priorities.
    private static readonly Arbitrary<(PreferenceOrder[] Reports, PreferenceOrder[] Priorities)> Cases =
        Gen.Elements<PreferenceOrder>(Domain.TruncatedOrders(1, 3).Types[0]).ArrayOf(3).SelectMany(
            reports => Gen.Elements<PreferenceOrder>(Domain.AllOrders(3)).ArrayOf(3).Select(priorities => (reports, priorities))).ToArbitrary();

    [Fact]
    public void Each_dictator_gets_the_best_of_what_is_left() => Prop.ForAll(Cases, drawn =>
    {
        Assignment given = new SerialDictatorship(drawn.Priorities[0].Listed).Decide(drawn.Reports);
        List<int> left = [0, 1, 2];
        foreach (int agent in drawn.Priorities[0].Listed)
        {
            int best = drawn.Reports[agent].Listed.Where(left.Contains).DefaultIfEmpty(PreferenceOrder.Nothing).First();
            Assert.Equal(best, given.Given[agent]);
            left.Remove(best);
        }
    }).Check(Laws.Config);

    // Students 0 and 1 rank c>a>b, 2 ranks a>b>c; a and b put 0 first, then 1, and c puts 1 first. Student 0 is turned down at c, then at a, which is
    // full, and is left b; ranking a first it gets a.
    [Fact]
    public void Boston_with_three_students_rewards_a_safe_first_choice()
    {
        const int A = 0, B = 1, C = 2;
        Strategyproofness<PreferenceOrder, Assignment> claim = new(new BostonMechanism([new(0, 1, 2), new(0, 1, 2), new(1, 0, 2)]), new AssignedAgents());
        Manipulation<PreferenceOrder, Assignment> witness = claim.Examine(
            new(claim.Mechanism, [new(C, A, B), new(C, A, B), new(A, B, C)], [[new(A, B, C)], [], []]))!;
        Assert.Equal((B, A), (witness.Outcome.Only.Given[0], witness.After.Only.Given[0]));
    }

    [Fact]
    public void Boston_with_two_students_and_full_lists_rewards_no_lie_whatever_the_priorities() => Assert.All(
        Domain.Orders(2, 2).Profiles(),
        priorities => Verdicts.RequireProof(
            new Strategyproofness<PreferenceOrder, Assignment>(new BostonMechanism(priorities), new AssignedAgents()), Domain.Orders(2, 2)));

    [Fact]
    public void Boston_places_by_rank_of_choice_then_by_priority() => BostonLaw((reports, priorities) => new BostonMechanism([.. priorities]).Decide(reports));

    [Fact]
    public void A_boston_that_forgets_the_rank_of_choice_is_refuted() => PlantedLaw.RequireFalsified(
        () => BostonLaw((reports, priorities) => new SerialDictatorship(priorities[0].Listed).Decide(reports)));

    [Fact]
    public void Cases_reach_empty_lists_and_common_favorites()
    {
        (PreferenceOrder[] Reports, PreferenceOrder[] Priorities)[] sample = Laws.Sample(Cases.Generator, 10, 200);
        Assert.Contains(sample, drawn => drawn.Reports.Any(order => order.Listed.Count == 0));
        Assert.Contains(sample, drawn => drawn.Reports[0].Top >= 0 && drawn.Reports.All(order => order.Top == drawn.Reports[0].Top));
    }

    [Fact]
    public void One_agent_gets_its_favorite_and_agents_beyond_the_items_get_nothing()
    {
        Assert.Equal([4], new SerialDictatorship().Decide([new(4, 0)]).Given);
        Assert.Equal("[0, nothing]", new SerialDictatorship().Decide([new(0), new(0)]).ToString());
        Assert.Equal([PreferenceOrder.Nothing, 0], new BostonMechanism([new(1, 0)]).Decide([new(0), new(0)]).Given);
    }

    [Fact]
    public void Rejects_orders_and_schools_that_do_not_fit()
    {
        Assert.Contains("at least one agent", Assert.Throws<ArgumentException>(() => new SerialDictatorship().Decide([])).Message, StringComparison.Ordinal);
        Assert.Contains("each of the 2 agents", Assert.Throws<ArgumentException>(
            () => new SerialDictatorship([0, 0]).Decide([new(0), new(0)])).Message, StringComparison.Ordinal);
        Assert.Contains("lists school 1", Assert.Throws<ArgumentException>(
            () => new BostonMechanism([new(0)]).Decide([new(1)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BostonMechanism([new(0)]).Decide([new(0), new(0)]));
        Assert.Throws<ArgumentNullException>(() => new AssignedAgents().Utility(0, null!, new([])));
        Assert.Throws<ArgumentNullException>(() => new AssignedAgents().Utility(0, new(0), null!));
        Assert.Throws<ArgumentNullException>(() => new AssignedAgents().OutsideUtility(0, null!));
    }

    // Written apart: all applications in order of choice, then of priority; each seat and each student is used once.
    private static void BostonLaw(Func<PreferenceOrder[], PreferenceOrder[], Assignment> rule) => Prop.ForAll(Cases, drawn =>
    {
        (int Choice, int Priority, int Student, int School)[] applications =
        [
            .. Enumerable.Range(0, 3).SelectMany(student => drawn.Reports[student].Listed.Select(
                (school, choice) => (choice, drawn.Priorities[school].RankOf(student), student, school))).Order(),
        ];
        int[] given = [-1, -1, -1];
        foreach ((_, _, int student, int school) in applications)
        {
            given[student] = given[student] < 0 && !given.Contains(school) ? school : given[student];
        }

        return rule(drawn.Reports, drawn.Priorities) == new Assignment([.. given]);
    }).Check(Laws.Config.WithMaxTest(500));
}
