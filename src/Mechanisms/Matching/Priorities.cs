using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Matching;

/// <summary>What matching rules ask of agents and of priorities over them.</summary>
internal static class Priorities
{
    public static void RequireAgents(ReadOnlySpan<PreferenceOrder> reports)
    {
        if (reports.IsEmpty)
        {
            throw new ArgumentException("A matching needs at least one agent; got none. Add an agent's preference order.", nameof(reports));
        }
    }

    public static void RequirePermutation(Sequence<int> order, int agents)
    {
        if (order.Count != agents || !order.Order().SequenceEqual(Enumerable.Range(0, agents)))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture, $"An order must name each of the {agents} agents once; got {order}. List 0..{agents - 1} in turn."),
                nameof(order));
        }
    }

    /// <summary>Requires that every school ranks every student, and that students list schools that exist.</summary>
    public static void Require(Sequence<PreferenceOrder> schools, ReadOnlySpan<PreferenceOrder> students)
    {
        RequireAgents(students);
        foreach (PreferenceOrder priority in schools)
        {
            RequirePermutation(priority.Listed, students.Length);
        }

        RequireKnown("Student", students, "school", schools.Count);
    }

    /// <summary>Requires that nobody lists who does not exist, and one number of seats for each school unless there are none.</summary>
    public static void RequireLists(Sequence<PreferenceOrder> schools, Sequence<int> seats, ReadOnlySpan<PreferenceOrder> students)
    {
        RequireAgents(students);
        RequireKnown("School", schools.Span, "student", students.Length);
        RequireKnown("Student", students, "school", schools.Count);
        if ((seats.Count != 0 && seats.Count != schools.Count) || seats.Any(number => number < 0))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Seats must be one number of at least 0 for each of the {schools.Count} schools; got {seats}. Leave them empty for one seat each."),
                nameof(seats));
        }
    }

    /// <summary>The number of seats of a school.</summary>
    public static int SeatsOf(Sequence<int> seats, int school) => seats.Count == 0 ? 1 : seats[school];

    private static void RequireKnown(string who, ReadOnlySpan<PreferenceOrder> lists, string whom, int count)
    {
        for (int index = 0; index < lists.Length; index++)
        {
            foreach (int listed in lists[index].Listed)
            {
                if (listed >= count)
                {
                    throw new ArgumentException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{who} {index} lists {whom} {listed}; there are {count}. List {whom}s 0..{count - 1}."),
                        nameof(lists));
                }
            }
        }
    }
}
