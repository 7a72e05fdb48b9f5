using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Matching;

/// <summary>Immediate acceptance: in round k every student not yet placed applies to the k-th choice, and schools accept for good.</summary>
/// <remarks>
/// A school with a free seat takes the applicants of a round in order of priority. Not strategyproof: naming a popular first choice
/// costs the priority at the second.
/// <para>Time O(students · schools²). Thread-safe.</para>
/// </remarks>
/// <param name="Priorities">Order of all students at each school, shape [school], highest priority first; one seat each.</param>
[Reference("abdulkadiroglu2003", "the Boston student assignment mechanism")]
public sealed record BostonMechanism(Sequence<PreferenceOrder> Priorities) : DeterministicMechanism<PreferenceOrder, Assignment>
{
    /// <inheritdoc/>
    public override string Name => "Boston mechanism";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no student, a priority is no order of all students, or a student lists a school that does not exist.</exception>
    public override Assignment Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        Matching.Priorities.Require(Priorities, reports);
        int[] given = new int[reports.Length];
        Array.Fill(given, PreferenceOrder.Nothing);
        int[] holder = new int[Priorities.Count];
        Array.Fill(holder, PreferenceOrder.Nothing);
        for (int choice = 0; choice < Priorities.Count; choice++)
        {
            Accept(choice, reports, holder, given);
        }

        return new([.. given]);
    }

    private void Accept(int choice, ReadOnlySpan<PreferenceOrder> reports, Span<int> holder, Span<int> given)
    {
        for (int school = 0; school < holder.Length; school++)
        {
            if (holder[school] != PreferenceOrder.Nothing)
            {
                continue;
            }

            foreach (int student in Priorities[school].Listed.Span)
            {
                Sequence<int> listed = reports[student].Listed;
                if (given[student] == PreferenceOrder.Nothing && choice < listed.Count && listed[choice] == school)
                {
                    (holder[school], given[student]) = (student, school);
                    break;
                }
            }
        }
    }
}
