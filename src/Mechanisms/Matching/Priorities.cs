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

        for (int student = 0; student < students.Length; student++)
        {
            foreach (int school in students[student].Listed)
            {
                if (school >= schools.Count)
                {
                    throw new ArgumentException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Student {student} lists school {school}; there are {schools.Count}. List schools 0..{schools.Count - 1}."),
                        nameof(students));
                }
            }
        }
    }
}
