using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.CostSharing;

/// <summary>What it costs to serve every coalition of agents, exactly: serving more never costs less, and serving nobody costs nothing.</summary>
/// <remarks>
/// A coalition is an integer whose bit i says that agent i is in it. Two games are equal when every coalition costs the same. Immutable and
/// thread-safe.
/// </remarks>
public sealed record CostGame
{
    /// <summary>Most agents that a game may have.</summary>
    public const int MostAgents = 16;

    /// <summary>Initializes a game.</summary>
    /// <param name="costs">The cost of every coalition, shape [coalition], 2^agents of them for 1 to 16 agents, in money; 0 for the empty one, never lower for a larger one.</param>
    /// <exception cref="ArgumentException">The number of costs is no such power of two, the empty coalition costs something, or a larger coalition costs less.</exception>
    public CostGame(Sequence<Rational> costs)
    {
        if (costs.Count < 2 || !BitOperations.IsPow2(costs.Count) || costs.Count > 1 << MostAgents)
        {
            throw Invalid($"A game needs 2^agents costs for 1 to {MostAgents} agents; got {costs.Count}. List every coalition.", nameof(costs));
        }

        if (!costs[0].IsZero)
        {
            throw Invalid($"Serving nobody must cost 0; got {costs[0]}. Subtract it from all costs.", nameof(costs));
        }

        Costs = costs;
        Agents = BitOperations.Log2((uint)costs.Count);
        RequireMonotone();
    }

    /// <summary>Gets the number of agents.</summary>
    public int Agents { get; }

    /// <summary>Gets the cost of every coalition, shape [coalition], in money.</summary>
    public Sequence<Rational> Costs { get; }

    /// <summary>Gets a value indicating whether an agent never costs more to add to a larger coalition.</summary>
    public bool IsSubmodular
    {
        get
        {
            for (int coalition = 0; coalition < Costs.Count; coalition++)
            {
                for (int pair = 0; pair < Agents * Agents; pair++)
                {
                    (int one, int other) = (1 << (pair / Agents), 1 << (pair % Agents));
                    bool isPairOutside = one < other && (coalition & (one | other)) == 0;
                    if (isPairOutside && Costs[coalition | one] + Costs[coalition | other] < Costs[coalition | one | other] + Costs[coalition])
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    /// <summary>The game of a runway: a coalition costs as much as its most expensive agent alone.</summary>
    /// <param name="costs">What each agent alone needs, shape [agent], at least 0, 1 to 16 of them, in money.</param>
    /// <returns>The game, submodular.</returns>
    /// <exception cref="ArgumentException">There is no agent, there are too many, or a cost is negative.</exception>
    [Reference("littlechild1973", "the airport game")]
    public static CostGame Airport(params ReadOnlySpan<Rational> costs)
    {
        RequireAgents(costs.Length);
        Rational[] needs = costs.ToArray();
        if (needs.Any(need => need.Sign < 0))
        {
            throw Invalid($"Costs must be at least 0; got {needs.Min()}. Leave agents out that cost nothing.", nameof(costs));
        }

        return new(Sequence.Of(1 << needs.Length, coalition => Members(coalition).Aggregate(
            Rational.Zero, (highest, agent) => Rational.Max(highest, needs[agent]))));
    }

    /// <summary>The game in which serving anybody costs the same as serving all.</summary>
    /// <param name="agents">Number of agents, 1 to 16.</param>
    /// <param name="cost">The cost, in money, at least 0.</param>
    /// <returns>The game, submodular.</returns>
    /// <exception cref="ArgumentException">The number of agents is outside its range, or the cost is negative.</exception>
    public static CostGame Fixed(int agents, Rational cost)
    {
        RequireAgents(agents);
        return Airport([.. Enumerable.Repeat(cost, agents)]);
    }

    /// <summary>What a coalition costs.</summary>
    /// <param name="coalition">The coalition, its agents as bits.</param>
    /// <returns>Its cost, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coalition.</exception>
    public Rational CostOf(int coalition) => Costs[coalition];

    /// <summary>The Shapley values of the agents of a coalition: what each adds to the cost of those before it, on average over all orders.</summary>
    /// <remarks>
    /// For agent i of a coalition S of s agents ∑ over T ⊆ S \ {i} of |T|! (s − |T| − 1)! / s! · (cost(T ∪ {i}) − cost(T)). They sum to the cost of S.
    /// Where costs are submodular no agent's share rises as others join. Time O(s · 2^s).
    /// </remarks>
    /// <param name="coalition">The coalition, its agents as bits.</param>
    /// <returns>The share of each agent, shape [agent], 0 outside the coalition, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coalition.</exception>
    [Reference("shapley1953", "the value as an average over orders")]
    public Sequence<Rational> ShapleyShares(int coalition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(coalition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(coalition, Costs.Count);
        Rational[] weights = OrderWeights(BitOperations.PopCount((uint)coalition));
        Rational[] shares = new Rational[Agents];
        foreach (int agent in Members(coalition))
        {
            int others = coalition & ~(1 << agent);
            int before = others;
            do
            {
                shares[agent] += weights[BitOperations.PopCount((uint)before)] * (Costs[before | (1 << agent)] - Costs[before]);
                before = (before - 1) & others;
            }
            while (before != others);
        }

        return [.. shares];
    }

    /// <summary>Writes the costs.</summary>
    /// <returns>For example <c>costs [0, 1, 2, 2]</c>.</returns>
    public override string ToString() => $"costs {Costs}";

    // Probability that exactly some given agents come before a given one in a random order of all: t! (s - t - 1)! / s!, by the number t.
    private static Rational[] OrderWeights(int size)
    {
        Rational[] weights = new Rational[size];
        Rational weight = size == 0 ? Rational.Zero : new Rational(1, size);
        for (int before = 0; before < size; before++)
        {
            weights[before] = weight;
            weight = before + 1 < size ? weight * (before + 1) / (size - before - 1) : weight;
        }

        return weights;
    }

    private static IEnumerable<int> Members(int coalition)
    {
        for (int rest = coalition; rest != 0; rest &= rest - 1)
        {
            yield return BitOperations.TrailingZeroCount(rest);
        }
    }

    private static void RequireAgents(int agents)
    {
        if (agents is < 1 or > MostAgents)
        {
            throw Invalid($"A game needs 1 to {MostAgents} agents; got {agents}. List the cost of each.", nameof(agents));
        }
    }

    private static ArgumentException Invalid(string message, string parameter) => new(message, parameter);

    private void RequireMonotone()
    {
        for (int coalition = 1; coalition < Costs.Count; coalition++)
        {
            foreach (int agent in Members(coalition))
            {
                if (Costs[coalition & ~(1 << agent)] > Costs[coalition])
                {
                    throw Invalid(
                        $"Serving more must not cost less; got {Costs[coalition & ~(1 << agent)]} without agent {agent} and {Costs[coalition]} with it. "
                        + "Let agents be left out of what is built.",
                        "costs");
                }
            }
        }
    }
}
