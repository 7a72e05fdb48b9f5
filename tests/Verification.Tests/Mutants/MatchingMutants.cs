using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>Deferred acceptance at three schools, serial dictatorship and top trading cycles, each with one slip.</summary>
internal static class MatchingMutants
{
    private static readonly AssignedAgents Agents = new();
    private static readonly Sequence<PreferenceOrder> Schools = [new(0, 2, 1), new(1, 0, 2), new(1, 0, 2)];
    private static readonly Sequence<PreferenceOrder> Crossed = [new(0, 1), new(1, 0)];
    private static readonly PropertySearch<PreferenceOrder> ThreeByThree = new PropertySearch<PreferenceOrder>(TypeGenerator.Orders(3, 3)).WithAgents(3);
    private static readonly PropertySearch<PreferenceOrder> Truncated = new PropertySearch<PreferenceOrder>(TypeGenerator.TruncatedOrders(2, 2)).WithAgents(2);
    private static readonly PropertySearch<PreferenceOrder> Any = new(TypeGenerator.Orders(1, 4));

    public static IEnumerable<Subject> All() =>
    [
        .. Subject.Slips("student-proposing deferred acceptance", [.. OfDeferredAcceptance()]),
        .. Subject.Slips("student-proposing deferred acceptance of truncated orders", Subject.Of(
            "the wrong side proposes", Truthful(new SchoolProposingDeferredAcceptance(Crossed)), Truncated)),
        .. Subject.Slips(
            "serial dictatorship",
            Slip("who wants item 0 goes first", Any, reports => InOrder(
                reports, Enumerable.Range(0, reports.Count).OrderBy(agent => reports[agent].Top == 0 ? 0 : 1))),
            Slip("who is disappointed goes last", Any, Requeued),
            Slip("items offered in turn to who ranks them highest", Any, ByItem)),
    ];

    public static IEnumerable<Subject> Originals() =>
    [
        Subject.Of("student-proposing deferred acceptance", Truthful(new StudentProposingDeferredAcceptance(Schools)), ThreeByThree),
        Subject.Of("student-proposing deferred acceptance of truncated orders", Truthful(new StudentProposingDeferredAcceptance(Crossed)), Truncated),
        Slip("deferred acceptance by hand", ThreeByThree, reports => Deferred(reports, (school, student) => Schools[school].RankOf(student))),
        Subject.Of("serial dictatorship", Truthful(new SerialDictatorship()), Any),
        Subject.Of("top trading cycles", Truthful(new TopTradingCycles(Schools)), ThreeByThree),
    ];

    private static IEnumerable<Subject> OfDeferredAcceptance() =>
    [
        Subject.Of("acceptances never revised", Truthful(new BostonMechanism(Schools)), ThreeByThree),
        Slip("priority leaked to those who list the school first", ThreeByThree, reports => Deferred(
            reports, (school, student) => Schools[school].RankOf(student) - (reports[student].Top == school ? 3 : 0))),
        Slip("priority by the rank that students give", ThreeByThree, reports => Deferred(
            reports, (school, student) => (reports[student].RankOf(school) * 3) + Schools[school].RankOf(student))),
        Slip("only two choices are read", ThreeByThree, reports =>
            new StudentProposingDeferredAcceptance(Schools).Decide([.. reports.Select(order => new PreferenceOrder(order.Listed.Span[..2]))])),

        // All but the first of a school have equal priority; the lottery between them is replaced by the rank that students give.
        Slip("tie in priority broken by the report", ThreeByThree, reports => Deferred(reports, (school, student) =>
            (Math.Min(Schools[school].RankOf(student), 1) * 9) + (reports[student].RankOf(school) * 3) + Schools[school].RankOf(student))),
    ];

    private static Strategyproofness<PreferenceOrder, Assignment> Truthful(IMechanism<PreferenceOrder, Assignment> rule) => new(rule, Agents);

    private static Subject Slip(string name, PropertySearch<PreferenceOrder> search, Func<Sequence<PreferenceOrder>, Assignment> decide) =>
        Subject.Of(name, Truthful(Mechanism.Deterministic(name, decide)), search);

    // Students propose; a school keeps the proposer with the lowest number.
    private static Assignment Deferred(Sequence<PreferenceOrder> reports, Func<int, int, int> rank)
    {
        int[] next = new int[reports.Count];
        while (true)
        {
            int[] proposes = [.. reports.Select((order, student) => next[student] < order.Listed.Count ? order.Listed[next[student]] : -1)];
            int[] refused = [.. Enumerable.Range(0, reports.Count).Where(student => proposes[student] >= 0 && Enumerable.Range(0, reports.Count)
                .Any(rival => rival != student && proposes[rival] == proposes[student] && rank(proposes[student], rival) < rank(proposes[student], student)))];
            if (refused.Length == 0)
            {
                return new([.. proposes]);
            }

            foreach (int student in refused)
            {
                next[student]++;
            }
        }
    }

    private static Assignment InOrder(Sequence<PreferenceOrder> reports, IEnumerable<int> order)
    {
        int[] given = [.. Enumerable.Repeat(PreferenceOrder.Nothing, reports.Count)];
        foreach (int agent in order)
        {
            given[agent] = reports[agent].Listed.FirstOrDefault(item => !given.Contains(item), PreferenceOrder.Nothing);
        }

        return new([.. given]);
    }

    private static Assignment Requeued(Sequence<PreferenceOrder> reports)
    {
        List<int> happy = [];
        List<int> late = [];
        HashSet<int> taken = [];
        for (int agent = 0; agent < reports.Count; agent++)
        {
            (taken.Add(reports[agent].Top) ? happy : late).Add(agent);
        }

        return InOrder(reports, happy.Concat(late));
    }

    private static Assignment ByItem(Sequence<PreferenceOrder> reports)
    {
        int[] given = [.. Enumerable.Repeat(PreferenceOrder.Nothing, reports.Count)];
        for (int item = 0; item < reports[0].Listed.Count; item++)
        {
            int offered = item;
            int best = Enumerable.Range(0, reports.Count).Where(agent => given[agent] < 0)
                .OrderBy(agent => reports[agent].RankOf(offered)).FirstOrDefault(-1);
            if (best >= 0)
            {
                given[best] = item;
            }
        }

        return new([.. given]);
    }
}
