using System.Numerics;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Federated;

/// <summary>The cheapest sufficient set of clients by enumeration, paid by Vickrey, Clarke and Groves: what the others would pay more without the client.</summary>
/// <remarks>
/// For small problems and as a yardstick of other rules. Payment of a winner is the least cost without it, less the cost of the other winners, at most
/// the reserve price. Among sets of the same cost the one with the lowest binary number wins. Time O(2^clients · clients · (dimension³ + clients)). Thread-safe.
/// </remarks>
[Reference("clarke1971", "Demand-revealing process")]
[Reference("groves1973", "Theorem 1")]
public sealed record ExactVcg : IParticipationRule
{
    /// <summary>The largest number of clients whose sets are enumerated.</summary>
    public const int MostClients = 16;

    /// <inheritdoc/>
    /// <value><c>exact VCG</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "exact VCG";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are more than 16 clients.</exception>
    public Participation Select(ParticipationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Clients > MostClients)
        {
            throw new ArgumentException($"Enumeration is for at most {MostClients} clients; got {problem.Clients}. Use {nameof(GreedyCover)}.", nameof(problem));
        }

        bool[] isEnough = [.. Enumerable.Range(0, 1 << problem.Clients).Select(set => Reaches(problem, (uint)set))];
        uint best = Cheapest(problem, isEnough, without: 0) ?? Everyone(problem);
        double[] payments = new double[problem.Clients];
        int[] selected = [.. Members(best)];
        foreach (int client in selected)
        {
            uint bit = 1u << client;
            double critical = Cheapest(problem, isEnough, bit) is { } other
                ? Cost(problem, other) - Cost(problem, best & ~bit)
                : problem.ReservePrice;
            payments[client] = Math.Min(critical, problem.ReservePrice);
        }

        return new(selected.ToSequence(), Sequence.Create<double>(payments), isEnough[best]);
    }

    private static bool Reaches(ParticipationProblem problem, uint set)
    {
        CoverState state = new(problem);
        foreach (int client in Members(set))
        {
            if (problem.Bids[client] > problem.ReservePrice)
            {
                return false;
            }

            state.Add(client);
        }

        return state.Reaches(problem.RequiredLogDeterminant);
    }

    private static uint? Cheapest(ParticipationProblem problem, bool[] isEnough, uint without)
    {
        uint? best = null;
        for (uint set = 0; set < isEnough.Length; set++)
        {
            if (isEnough[set] && (set & without) == 0 && (best is null || Cost(problem, set) < Cost(problem, best.Value)))
            {
                best = set;
            }
        }

        return best;
    }

    // Where nothing is enough, all who may take part and gain anything do, as under the other rules.
    private static uint Everyone(ParticipationProblem problem)
    {
        CoverState state = new(problem);
        uint set = 0;
        for (int client = 0; client < problem.Clients; client++)
        {
            set |= problem.Bids[client] <= problem.ReservePrice && state.Gain(client) > CoverState.Slack ? 1u << client : 0;
        }

        return set;
    }

    private static double Cost(ParticipationProblem problem, uint set) => Members(set).Sum(client => problem.Bids[client]);

    private static IEnumerable<int> Members(uint set)
    {
        for (; set != 0; set &= set - 1)
        {
            yield return BitOperations.TrailingZeroCount(set);
        }
    }
}
