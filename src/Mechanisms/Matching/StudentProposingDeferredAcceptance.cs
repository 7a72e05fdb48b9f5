using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Matching;

/// <summary>Students propose down their lists; schools hold the best proposals so far and reject the rest, until nobody proposes.</summary>
/// <remarks>
/// Stable, and of all stable matchings best for every student; strategyproof for students. Not Pareto efficient for students. Orders are
/// strict, so that there are no ties, and the order in which students propose does not matter.
/// <para>Time O(students² · schools). Thread-safe.</para>
/// </remarks>
/// <param name="Priorities">Order of students at each school, shape [school], best first; students left out are not acceptable.</param>
/// <param name="Seats">Number of seats of each school, shape [school], at least 0; empty for one seat each.</param>
[Reference("gale1962", "deferred acceptance")]
[Reference("dubins1981", "strategyproofness for the proposing side")]
public sealed record StudentProposingDeferredAcceptance(Sequence<PreferenceOrder> Priorities, Sequence<int> Seats = default)
    : DeterministicMechanism<PreferenceOrder, Assignment>
{
    /// <inheritdoc/>
    public override string Name => "student-proposing deferred acceptance";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no student, somebody lists who does not exist, or the seats are not one number of at least 0 for each school.</exception>
    public override Assignment Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        Matching.Priorities.RequireLists(Priorities, Seats, reports);
        int[] given = new int[reports.Length];
        Array.Fill(given, PreferenceOrder.Nothing);
        int[] proposals = new int[reports.Length];
        Stack<int> free = new(Enumerable.Range(0, reports.Length).Reverse());
        while (free.TryPop(out int student))
        {
            while (given[student] == PreferenceOrder.Nothing && proposals[student] < reports[student].Listed.Count)
            {
                int rejected = Propose(student, reports[student].Listed[proposals[student]++], given);
                if (rejected != PreferenceOrder.Nothing && rejected != student)
                {
                    free.Push(rejected);
                }
            }
        }

        return new([.. given]);
    }

    // The student who is turned down: nobody, the proposer, or somebody held so far.
    private int Propose(int student, int school, int[] given)
    {
        PreferenceOrder priority = Priorities[school];
        if (!priority.Prefers(student, PreferenceOrder.Nothing))
        {
            return student;
        }

        given[student] = school;
        int held = 0;
        int worst = student;
        for (int holder = 0; holder < given.Length; holder++)
        {
            if (given[holder] == school)
            {
                held++;
                worst = priority.Prefers(worst, holder) ? holder : worst;
            }
        }

        if (held <= Matching.Priorities.SeatsOf(Seats, school))
        {
            return PreferenceOrder.Nothing;
        }

        given[worst] = PreferenceOrder.Nothing;
        return worst;
    }
}
