using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.FairDivision;

/// <summary>Agents pick in turn, 0, 1, 2, … and again, each the item left that is worth most to it, until none is left.</summary>
/// <remarks>
/// Ties go to the lowest item. Envy-free up to one item for additive values; neither strategyproof nor Pareto efficient.
/// <para>Time O(items²). Thread-safe.</para>
/// </remarks>
[Reference("caragiannis2019", "round robin is envy-free up to one good")]
public sealed record RoundRobin : DeterministicMechanism<Sequence<Rational>, ItemAllocation>
{
    private const int Nobody = -1;

    /// <inheritdoc/>
    public override string Name => "round robin";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no agent, or agents value different numbers of items, or a value is negative.</exception>
    public override ItemAllocation Decide(ReadOnlySpan<Sequence<Rational>> reports)
    {
        int items = Require(reports);
        int[] owners = new int[items];
        Array.Fill(owners, Nobody);
        for (int turn = 0; turn < items; turn++)
        {
            int agent = turn % reports.Length;
            owners[Best(reports[agent], owners)] = agent;
        }

        return new([.. owners]);
    }

    private static int Best(Sequence<Rational> values, int[] owners)
    {
        int best = Nobody;
        for (int item = 0; item < owners.Length; item++)
        {
            if (owners[item] == Nobody && (best == Nobody || values[item] > values[best]))
            {
                best = item;
            }
        }

        return best;
    }

    private static int Require(ReadOnlySpan<Sequence<Rational>> reports)
    {
        if (reports.IsEmpty)
        {
            throw new ArgumentException("A division needs at least one agent; got none. Add an agent's values.", nameof(reports));
        }

        for (int agent = 0; agent < reports.Length; agent++)
        {
            if (reports[agent].Count != reports[0].Count || reports[agent].Any(value => value.Sign < 0))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Every agent must value each of the {reports[0].Count} items at 0 or more; got {reports[agent]} from agent {agent}."),
                    nameof(reports));
            }
        }

        return reports[0].Count;
    }
}
