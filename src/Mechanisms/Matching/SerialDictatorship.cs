using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Matching;

/// <summary>Agents choose in turn: each takes the best object still there, or nothing when none of those listed is left.</summary>
/// <remarks>
/// One object of each kind. Strategyproof, group strategyproof, non-bossy and Pareto efficient; not anonymous.
/// <para>Time O(agents · objects). Thread-safe.</para>
/// </remarks>
/// <param name="Order">The agents in the order in which they choose; empty for 0, 1, 2, ….</param>
[Reference("svensson1999", "serial dictatorships")]
public sealed record SerialDictatorship(Sequence<int> Order = default) : DeterministicMechanism<PreferenceOrder, Assignment>
{
    /// <inheritdoc/>
    public override string Name => "serial dictatorship";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no agent, or <see cref="Order"/> is no permutation of the agents.</exception>
    public override Assignment Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        Priorities.RequireAgents(reports);
        Sequence<int> order = Order.Count == 0 ? Sequence.Of(reports.Length, agent => agent) : Order;
        Priorities.RequirePermutation(order, reports.Length);
        int[] given = new int[reports.Length];
        HashSet<int> taken = [];
        foreach (int agent in order)
        {
            given[agent] = PreferenceOrder.Nothing;
            foreach (int item in reports[agent].Listed.Span)
            {
                if (taken.Add(item))
                {
                    given[agent] = item;
                    break;
                }
            }
        }

        return new([.. given]);
    }
}
