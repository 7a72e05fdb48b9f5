using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Matching;

/// <summary>Schools offer their seats down their lists; students hold the best offer so far and reject the rest, until nobody offers.</summary>
/// <remarks>
/// Stable, and of all stable matchings worst for every student. Not strategyproof for students, who receive: one who leaves out what it
/// would be given may be offered something better. The order in which schools offer does not matter.
/// <para>Time O(students · schools). Thread-safe.</para>
/// </remarks>
/// <param name="Priorities">Order of students at each school, shape [school], best first; students left out are not acceptable.</param>
/// <param name="Seats">Number of seats of each school, shape [school], at least 0; empty for one seat each.</param>
[Reference("gale1962", "deferred acceptance, the other side proposing")]
[Reference("roth1982", "manipulation by the receiving side")]
public sealed record SchoolProposingDeferredAcceptance(Sequence<PreferenceOrder> Priorities, Sequence<int> Seats = default)
    : DeterministicMechanism<PreferenceOrder, Assignment>
{
    /// <inheritdoc/>
    public override string Name => "school-proposing deferred acceptance";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no student, somebody lists who does not exist, or the seats are not one number of at least 0 for each school.</exception>
    public override Assignment Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        Matching.Priorities.RequireLists(Priorities, Seats, reports);
        int[] given = new int[reports.Length];
        Array.Fill(given, PreferenceOrder.Nothing);
        int[] offers = new int[Priorities.Count];
        int[] held = new int[Priorities.Count];
        Stack<int> offering = new(Enumerable.Range(0, Priorities.Count).Reverse());
        while (offering.TryPop(out int school))
        {
            while (held[school] < Matching.Priorities.SeatsOf(Seats, school) && offers[school] < Priorities[school].Listed.Count)
            {
                int student = Priorities[school].Listed[offers[school]++];
                if (reports[student].Prefers(school, given[student]))
                {
                    int left = given[student];
                    (given[student], held[school]) = (school, held[school] + 1);
                    Release(left, held, offering);
                }
            }
        }

        return new([.. given]);
    }

    private static void Release(int school, int[] held, Stack<int> offering)
    {
        if (school != PreferenceOrder.Nothing)
        {
            held[school]--;
            offering.Push(school);
        }
    }
}
